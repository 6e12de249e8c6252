-- One quotation: its words, how they compare with the record, the turns
-- around them, and the way they came to us.
local h = require "html"
local s = require "strings"
local frame = require "parts.frame"
local dates = require "parts.dates"
local badge = require "parts.badge"
local speaker = require "parts.speaker"
local turn = require "parts.turn"
local chain = require "parts.chain"
local facts = require "parts.facts"
local responses = require "parts.responses"
local citation = require "parts.copy_citation"

-- The quotation piece by piece; what was cut and put in is named.
local function pieces(quotation)
  local tier = quotation.tier == "translated" and quotation.tier_of_translation or quotation.tier
  if tier ~= "edited" and tier ~= "joined" then return nil end
  local out = {}
  for i, piece in ipairs(quotation.pieces) do
    if piece.kind == "cut" then
      out[i] = h.del { piece.words, " " }
    elseif piece.kind == "inserted" then
      out[i] = h.ins { piece.words, " " }
    else
      out[i] = piece.words .. " "
    end
  end
  return h.section { h.h2 { s.record_words },
    h.p { class = "pieces", out },
    quotation.words_cut > 0 and h.p { class = "help",
      quotation.words_cut == 1 and s.cut_word or s.cut_words:format(quotation.words_cut) } }
end

local function context(quotation, site)
  local inside, marked = {}, false
  for i, t in ipairs(quotation.context) do
    if t == quotation.first then marked = true end
    inside[i] = turn(t, { mark = marked })
    if t == quotation.last then marked = false end
  end
  return h.section { class = "record-words",
    h.h2 { s.in_the_record },
    h.p { class = "small", h.a { href = quotation.first, quotation.record.title } },
    inside,
    citation.deep_link(quotation, site),
  }
end

local function axes(quotation)
  local name = quotation.speaker and quotation.speaker.name or quotation.speaker_label
  return h.section { h.h2 { s.axes_title },
    facts {
      { s.axis_wording, h.fragment { badge.words(quotation), " ", s.tier_means[quotation.tier] } },
      { s.axis_attribution, name ~= "" and s.attribution_text:format(name) or s.attribution_unknown },
      { s.axis_authenticity, s.authenticity[quotation.record.authenticity] },
      { s.axis_truth, s.truth_text },
    },
  }
end

return function(page, site)
  local quotation = page.quotation
  local record = quotation.record
  return frame(page, site, h.article { class = "text quotation-page",
    h.header { class = "headline",
      h.h1 { class = "big-quote", lang = record.language, "“", quotation.words, "”" },
      h.p { class = "standfirst",
        speaker(quotation, quotation.first.uncertain), ", ",
        h.a { href = quotation.first, record.title },
        record.date and ", ", record.date and dates.element(record.date),
      },
      h.p { class = "card-check", badge.words(quotation), badge.status(quotation.responses) },
    },
    context(quotation, site),
    pieces(quotation),
    axes(quotation),
    #quotation.responses > 0 and h.section { h.h2 { s.responses }, responses(quotation.responses) },
    h.section { h.h2 { s.chain_title }, chain(record, quotation.from) },
    citation.section(quotation, site),
    citation.machine(quotation, site),
  })
end
