-- A turn of a record: who, the words, and where they are used.
local h = require "html"
local s = require "strings"
local speaker = require "parts.speaker"

local function answer(turn)
  local to = turn.answers
  if not to then return nil end
  return h.span { class = "turn-answers", " ",
    h.a { href = to, s.answers:format(to.speaker and to.speaker.name or to.speaker_label) },
  }
end

local function pages_of(list, page_of)
  local seen, out = {}, {}
  for _, entry in ipairs(list) do
    local page, href = page_of(entry)
    if not seen[page] then
      seen[page] = true
      if #out > 0 then out[#out + 1] = ", " end
      out[#out + 1] = h.a { href = href, page.title }
    end
  end
  return out
end

local function uses(turn)
  if #turn.quoted_by == 0 and #turn.linked_from == 0 then return nil end
  return h.p { class = "turn-uses",
    #turn.quoted_by > 0 and h.span { s.quoted_in, " ",
      pages_of(turn.quoted_by, function(q) return q.from, q.page end) },
    #turn.quoted_by > 0 and #turn.linked_from > 0 and " · ",
    #turn.linked_from > 0 and h.span { s.referred_in, " ",
      pages_of(turn.linked_from, function(link) return link.from, link.from end) },
  }
end

-- `options.anchor` gives it its id: only on the record's own page.
-- `options.mark` highlights it.
return function(turn, options)
  options = options or {}
  return h.div {
    id = options.anchor and turn.id or nil,
    class = { "turn", options.mark and "turn-marked", turn.record.is_reported and "turn-reported" },
    h.p { class = "turn-head",
      h.a { class = "turn-number", href = turn, title = s.turn_link, tostring(turn.number) },
      h.b { class = "turn-speaker", speaker(turn, turn.uncertain) },
      turn.time ~= "" and h.span { class = "turn-time", turn.time },
      answer(turn),
    },
    h.div { class = "turn-words", lang = turn.record.language, turn.content },
    options.anchor and uses(turn),
  }
end
