local h = require "html"
local frame = require "parts.frame"
local facts = require "parts.facts"

local function show_turn(turn)
  return h.div { id = turn.id,
    "\n", h.p { facts.speaker(turn), turn.uncertain and "?" },
    facts.line("time", turn.time),
    facts.line("answers", turn.answers and turn.answers.id),
    turn.content, "\n",
    facts.list("said", turn.passages, function(passage)
      return passage.words
    end),
    facts.list("quoted by", turn.quoted_by, facts.quotation),
    facts.list("linked from", turn.linked_from, function(link)
      return facts.link(link.from)
    end),
  }
end

local function show_item(item)
  if item.turn then
    return { show_turn(item.turn), "\n" }
  end
  return { h.div { class = item.kind, item.content }, "\n" }
end

return function(page, site)
  local record = page.record
  return frame(page, site, {
    facts.line("kind", page.kind),
    facts.line("date", record.date and tostring(record.date)),
    facts.line("medium", record.medium),
    facts.line("fidelity", record.fidelity),
    facts.line("held", record.held),
    facts.line("order", record.order),
    facts.line("authenticity", record.authenticity),
    facts.line("words said", record.words_said),
    facts.line("words quoted", record.words_quoted),
    facts.list("participants", record.participants, facts.person),
    facts.list("chain", record.chain, facts.link),
    facts.list("responses", record.responses, facts.response),
    record.items:map(show_item),
    facts.list("quoted in", record.quoted_in, facts.link),
    facts.list("events", record.events, facts.event),
  })
end
