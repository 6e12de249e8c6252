-- A record: what we hold of it, who contests it, and every turn.
local h = require "html"
local s = require "strings"
local frame = require "parts.frame"
local dates = require "parts.dates"
local event = require "parts.event"
local facts = require "parts.facts"
local links = require "parts.links"
local turn = require "parts.turn"
local responses = require "parts.responses"
local badge = require "parts.badge"
local chain = require "parts.chain"
local corrections = require "parts.corrections"
local recording = require "parts.recording"
local extent = require "parts.extent"
local left_out = require "parts.left_out"
local marks_key = require "parts.marks_key"
local record_files = require "parts.record_files"

-- Who made the words of a translation, and of what.
local function translation(record)
  if not record.is_translation then return nil end
  local by = record.translator and h.a { href = record.translator, record.translator.name }
    or record.translated_by ~= "" and record.translated_by or s.translated_by_us
  local of = record.translation_of
  return h.fragment { s.translated_by, " ", by,
    of and "; ", of and s.translated_from, of and " ", of and h.a { href = of, of.title },
    not of and "; ", not of and s.original_not_held,
  }
end

local function date_fact(record)
  return h.fragment {
    dates.element(record.date),
    record.date_note ~= "" and h.span { class = "small", " ", record.date_note },
  }
end

local function about(record)
  return h.section { class = "about-record", aria_label = s.record_facts,
    facts {
      { s.fact_date, date_fact(record) },
      { s.fact_medium, record.medium },
      { s.fact_participants, links(record.participants, "name") },
      { s.fact_held, s.held[record.held] },
      { s.fact_fidelity, s.fidelity[record.fidelity] },
      { s.fact_order, s.order[record.order] },
      { s.fact_authenticity, record.authenticity ~= "" and s.authenticity[record.authenticity] },
      { s.fact_obtained, record.obtained },
      { s.fact_language, record.original_language },
      { s.fact_quoted_in, links(record.quoted_in, "title") },
      { s.fact_translation, translation(record) },
      { s.fact_translations, links(record.translations, "title") },
    },
  }
end

-- Events that others tell from it; the record's own is in its date.
local function dated_from(record, page)
  local events = record.events:filter(function(e) return e.kind == "item" end)
  if #events == 0 then return nil end
  return h.section { h.h2 { s.rests_on_record },
    h.ol { class = "events", events:map(function(e) return event(e, page) end) } }
end

local items = {}

function items.turn(item) return turn(item.turn, { anchor = true }) end
function items.section(item)
  return h.h3 { class = "record-section", id = item.id, item.content }
end
function items.note(item)
  return h.div { class = "record-note", role = "note", h.p { class = "note-label", s.editors_note }, item.content }
end

-- A mark that stands alone: its kind says which absence it is.
function items.gap(item)
  local mark = item.marks[1]
  return h.div { class = { "record-gap", mark and "record-gap-" .. mark.kind }, item.content }
end

local function legend(record)
  if not record.is_reported then return nil end
  return h.p { class = "legend",
    h.span { class = "said", s.legend_said }, "\u{a0}· ",
    h.span { class = "indirect", s.legend_indirect },
  }
end

local function words(record)
  return h.section { class = "record-words",
    h.h2 { s.transcript_words },
    legend(record),
    marks_key(record),
    record.items:map(function(item) return items[item.kind](item) end),
    left_out(record),
  }
end

return function(page, site)
  local record = page.record
  return frame(page, site, {
    h.article { class = "text record", lang = page.language,
      h.header { class = "headline",
        h.h1 { page.title },
        page.description ~= "" and h.p { class = "standfirst", page.description },
        #record.responses > 0 and h.p { class = "card-check", badge.status(record.responses) },
        corrections.notice(page.corrections),
      },
      about(record),
      record_files(record, site),
      recording(record),
      extent(record),
      h.section { class = "record-responses", id = "_responses",
        h.h2 { s.responses },
        #record.responses > 0 and responses(record.responses)
          or h.p { class = "help", s.no_responses },
      },
      words(record),
      dated_from(record, page),
      h.section { h.h2 { s.chain_title }, chain(record) },
      corrections.section(page.corrections),
    },
  })
end
