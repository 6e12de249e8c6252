-- What entries of feeds say: all of a page that is its author's, with whole
-- addresses, without what only helps on the page itself.
local h = require "html"
local s = require "strings"
local badge = require "parts.badge"
local corrections = require "parts.corrections"
local dates = require "parts.dates"
local speaker_name = require "parts.speaker_name"

local content = {}

-- ---- Records ----

local items = {}

function items.turn(item)
  local turn = item.turn
  return h.fragment {
    h.p { h.a { href = turn, h.b { speaker_name(turn), turn.uncertain and "?" } },
      turn.time ~= "" and " " .. turn.time, ":" },
    h.div { lang = turn.record.language, item.content },
  }
end

function items.section(item) return h.h2 { item.content } end
function items.note(item) return h.p { h.b { s.editors_note }, " ", item.content } end
function items.gap(item) return h.div { item.content } end

local function record(of)
  return h.fragment {
    h.p { s.held[of.held], badge.status(of.responses) },
    of.is_reported and h.p { s.fidelity.reported },
    of.items:map(function(item) return items[item.kind](item) end),
  }
end

-- ---- Quotations of a person ----

local function card(quotation)
  local of = quotation.record
  return h.li {
    h.blockquote { lang = of.language, h.p { "“", quotation.words, "”" } },
    h.p { h.a { href = quotation.page, s.tier[quotation.tier] }, ": ",
      h.a { href = quotation.first, of.title },
      of.date and ", ", of.date and dates.words(of.date),
      badge.status(quotation.responses) },
  }
end

local function quotations(page, person)
  local here = page.quotations:filter(function(q) return q.speaker == person end)
  return #here > 0 and h.section { h.h2 { s.quoted_of_person:format(person.name) },
    h.ul { here:map(card) } }
end

-- ---- The whole ----

local function inside(page, person)
  return h.fragment {
    corrections.notice(page.corrections),
    page.content,
    page.record and record(page.record),
    page.source and page.source.url ~= "" and h.p { h.a { href = page.source.url, page.source.url } },
    corrections.section(page.corrections),
    person and quotations(page, person),
  }
end

function content.of(page, person)
  return h.absolute(page, function() return inside(page, person) end)
end

function content.correction(correction)
  local page = correction.page
  return h.absolute(page, function()
    return h.fragment { h.p { correction.text }, h.p { h.a { href = page, page.title } } }
  end)
end

return content
