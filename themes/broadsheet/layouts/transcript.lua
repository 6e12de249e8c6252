-- A record: what we hold of it, who contests it, and every turn.
local h = require "html"
local s = require "strings"
local frame = require "parts.frame"
local dates = require "parts.dates"
local facts = require "parts.facts"
local links = require "parts.links"
local turn = require "parts.turn"
local responses = require "parts.responses"
local chain = require "parts.chain"
local record_files = require "parts.record_files"

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
    },
  }
end

local items = {}

function items.turn(item) return turn(item.turn, { anchor = true }) end
function items.section(item) return h.h2 { class = "record-section", item.content } end
function items.note(item) return h.aside { class = "record-note", item.content } end
function items.gap(item) return h.div { class = "record-gap", item.content } end

local function legend(record)
  if not record.is_reported then return nil end
  return h.p { class = "legend",
    h.span { class = "said", s.legend_said }, " · ",
    h.span { class = "indirect", s.legend_indirect },
  }
end

return function(page, site)
  local record = page.record
  return frame(page, site, {
    h.article { class = "text record",
      h.header { class = "headline",
        h.h1 { page.title },
        page.description ~= "" and h.p { class = "standfirst", page.description },
      },
      about(record),
      h.section { class = "record-responses",
        h.h2 { s.responses },
        #record.responses > 0 and responses(record.responses)
          or h.p { class = "help", s.no_responses },
      },
      h.section { class = "record-words",
        h.h2 { s.transcript_words },
        legend(record),
        record.items:map(function(item) return items[item.kind](item) end),
      },
      h.section { h.h2 { s.chain_title }, chain(record) },
      record_files(record),
    },
  })
end
