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
    if other == correction then return "_correction-" .. (#list + 1 - i) end
  end
end

-- Retractions and editor's notes stand before the first word of their page, the
-- others at its end.
local on_top = { retraction = true, ["editor's note"] = true }

local function class_of(correction)
  return correction.kind:gsub("[^%a]+", "-")
end

local function told(correction, names_page)
  local to, words = concerns(correction)
  return h.fragment {
    h.p { class = "correction-head",
      h.b { s.correction[correction.kind] }, ", ", dates.element(correction.date) },
    names_page and h.p { class = "entry-title", h.a { href = correction.page, correction.page.title } },
    h.p { correction.text },
    to and h.p { class = "small", s.concerns, " ", h.a { href = to, words } },
  }
end

-- `names_page` where it is not on the page it corrects.
function corrections.entry(correction, names_page)
  return h.li { id = not names_page and corrections.anchor(correction) or nil,
    class = { "correction", "_correction-" .. class_of(correction) },
    told(correction, names_page) }
end

local function is_below(correction) return not on_top[correction.kind] end

-- At the end of a page.
function corrections.section(list)
  local below = list:filter(is_below)
  if #below == 0 then return nil end
  return h.section { class = "corrections-section", id = "_corrections",
    h.h2 { s.corrections },
    h.ol { class = "corrections", below:map(function(c) return corrections.entry(c) end) } }
end

local function notice(correction)
  return h.div { id = corrections.anchor(correction), class = { "notice", "notice-" .. class_of(correction) },
    told(correction) }
end

-- What a reader has to know before the first word; of the others, that they
-- are there.
function corrections.notice(list)
  local newest = list:filter(is_below)[1]
  return h.fragment {
    list:filter(function(c) return not is_below(c) end):map(notice),
    newest and h.p { class = "byline corrected", h.a { href = "#_corrections",
      s.corrected_on[newest.kind]:format(dates.words(newest.date)) } },
  }
end

-- In lists of pages: that one was retracted.
function corrections.label(page)
  for _, correction in ipairs(page.corrections) do
    if correction.kind == "retraction" then
      return h.fragment { " ", h.span { class = "status status-denied", s.retracted } }
    end
  end
end

return corrections
