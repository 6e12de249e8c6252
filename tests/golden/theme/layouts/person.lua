local h = require "html"
local frame = require "parts.frame"
local facts = require "parts.facts"

return function(page, site)
  local person = page.person
  return frame(page, site, {
    facts.line("kind", page.kind),
    facts.line("role", person.role),
    facts.line("affiliation", person.affiliation),
    h.div { page.content }, "\n",
    facts.list("said", person.said, function(passage)
      return { h.q { passage.words }, " in ", facts.link(passage.turn.record) }
    end),
    facts.list("reported", person.reported, function(turn)
      return h.a { href = turn, turn.record.title }
    end),
    facts.list("took part in", person.records, facts.link),
    facts.list("mentioned in", person.mentioned_in, facts.link),
    facts.list("quoted", person.quotations, facts.quotation),
    facts.list("responses", person.responses, function(response)
      return { response.stance, " ", facts.link(response.record) }
    end),
    facts.list("events", person.events, facts.event),
  })
end
