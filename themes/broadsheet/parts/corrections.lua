-- What was changed after publication, as newsrooms tell it: the newest first.
local h = require "html"
local s = require "strings"
local dates = require "parts.dates"

local corrections = {}

local function concerns(correction)
  if correction.turn then return correction.turn, s.turn_named:format(correction.turn.number) end
  if correction.quotation then return correction.quotation, correction.quotation.page.title end
  if correction.event then return correction.event, dates.words(correction.event.date) end
end

-- The anchor of a correction on its page. Numbered from the oldest, so that a
-- new one leaves those of the others as they are.
function corrections.anchor(correction)
  local list = correction.page.corrections
  for i, other in ipairs(list) do
    if other == correction then return "correction-" .. (#list + 1 - i) end
  end
end

-- `names_page` where the list is of many pages.
function corrections.entry(correction, names_page)
  local to, words = concerns(correction)
  return h.li { id = not names_page and corrections.anchor(correction) or nil,
    class = { "correction", "correction-" .. correction.kind:gsub("[^%a]+", "-") },
    h.p { class = "correction-head",
      h.b { s.correction[correction.kind] }, ", ", dates.element(correction.date) },
    names_page and h.p { class = "entry-title", h.a { href = correction.page, correction.page.title } },
    h.p { correction.text },
    to and h.p { class = "small", s.concerns, " ", h.a { href = to, words } },
  }
end

-- At the end of a page.
function corrections.section(list)
  if #list == 0 then return nil end
  return h.section { class = "corrections-section", id = "corrections",
    h.h2 { s.corrections },
    h.ol { class = "corrections", list:map(function(c) return corrections.entry(c) end) } }
end

local on_top = { retraction = true, ["editor's note"] = true }

-- What a reader has to know before the first word; of the others, that they
-- are there.
function corrections.notice(list)
  local out, rest = {}, nil
  for _, correction in ipairs(list) do
    if on_top[correction.kind] then
      out[#out + 1] = h.div { class = { "notice", "notice-" .. correction.kind:gsub("[^%a]+", "-") },
        h.p { class = "correction-head",
          h.b { s.correction[correction.kind] }, ", ", dates.element(correction.date) },
        h.p { correction.text },
      }
    else
      rest = rest or correction
    end
  end
  if rest then
    out[#out + 1] = h.p { class = "byline corrected", h.a { href = "#corrections",
      s.corrected_on[rest.kind]:format(dates.words(rest.date)) } }
  end
  return #out > 0 and h.fragment(out) or nil
end

return corrections
