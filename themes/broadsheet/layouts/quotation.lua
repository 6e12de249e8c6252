-- One quotation: its words, how they compare with the record, the turns
-- around them, and the way they came to us.
local h = require "html"
local s = require "strings"
local text = require "text"
local frame = require "parts.frame"
local dates = require "parts.dates"
local badge = require "parts.badge"
local speaker = require "parts.speaker"
local speaker_name = require "parts.speaker_name"
local turn = require "parts.turn"
local chain = require "parts.chain"
local facts = require "parts.facts"
local responses = require "parts.responses"
local citation = require "parts.copy_citation"
local corrections = require "parts.corrections"
local said_words = require "parts.said_words"

-- The tier against the record, of a translation against its words.
local function tier_of(quotation)
  return quotation.tier == "translated" and quotation.tier_of_translation or quotation.tier
end

-- Joined are words of several turns, or of one with a mark left out between.
local function meaning(quotation)
  local tier = tier_of(quotation)
  local is_one = tier == "joined" and quotation.first == quotation.last
  local words = is_one and s.joined_in_turn or s.tier_means[tier]
  if tier == quotation.tier then return words end
  return s.tier_means[quotation.tier] .. " " .. s.tier_of_translation .. " " .. words
end

local function attribution(quotation)
  local name = speaker_name(quotation)
  if quotation.first.uncertain then return s.attribution_uncertain:format(name) end
  return name ~= s.unknown_voice and s.attribution_text:format(name) or s.attribution_unknown
end

-- The quotation piece by piece; what was cut and put in is named.
local function pieces(quotation)
  local tier = tier_of(quotation)
  if tier ~= "edited" and tier ~= "joined" then return nil end
  local out = {}
  for i, piece in ipairs(quotation.pieces) do
    if piece.kind == "cut" then
      out[i] = h.fragment { h.del { said_words(piece.words) }, " " }
    elseif piece.kind == "inserted" then
      out[i] = h.fragment { h.ins { "[", piece.words, "]" }, " " }
    else
      out[i] = piece.words .. " "
    end
  end
  local cut = quotation.words_cut
  return h.details { class = "cut", open = true,
    h.summary { cut == 0 and s.record_words or text.translate("read_cut", { n = cut }) },
    h.p { class = "pieces", lang = quotation.language, out },
    h.p { class = "help", s.pieces_help } }
end

-- What the badge says, and what it does not.
local function verdict(quotation)
  return h.section { class = "verdict", aria_label = s.axis_wording,
    h.p { class = "verdict-head", badge.words(quotation), badge.status(quotation.responses) },
    h.p { meaning(quotation) },
    h.p { class = "help", s.tier_not:format(s.held_short[quotation.record.held]) },
    pieces(quotation),
  }
end

-- The words that were translated.
local function originals(quotation)
  if quotation.tier ~= "translated" then return nil end
  local record = quotation.record
  local by = record.translator and h.a { href = record.translator, record.translator.name }
    or record.translated_by ~= "" and record.translated_by or s.translated_by_us
  return h.section { class = "originals",
    h.h2 { s.original },
    h.p { class = "help", s.translated_by, " ", by, ". ",
      #quotation.original_turns == 0 and s.original_not_held },
    quotation.original_turns:map(function(t) return turn(t) end),
  }
end

local function quoted_where(quotation)
  return h.section { h.h2 { s.quoted_here },
    h.p { h.a { href = quotation.from, quotation.from.title },
      quotation.from.date and ", ", quotation.from.date and dates.element(quotation.from.date) },
    quotation.sentence ~= "" and h.blockquote { lang = quotation.from.language, h.p { quotation.sentence } },
  }
end

-- What the quoting page has corrected in it.
local function changes(quotation)
  local mine = {}
  for _, correction in ipairs(quotation.from.corrections) do
    if correction.quotation == quotation then mine[#mine + 1] = corrections.entry(correction, true) end
  end
  return #mine > 0 and h.section { h.h2 { s.corrections }, h.ol { class = "corrections", mine } } or nil
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
  return h.section { h.h2 { s.axes_title },
    facts {
      { s.axis_wording, meaning(quotation) },
      { s.axis_attribution, attribution(quotation) },
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
    },
    verdict(quotation),
    context(quotation, site),
    originals(quotation),
    h.section { class = "record-responses", id = "_responses", h.h2 { s.responses },
      #quotation.responses > 0 and responses(quotation.responses)
        or h.p { class = "help", s.no_responses } },
    axes(quotation),
    quoted_where(quotation),
    changes(quotation),
    h.section { h.h2 { s.chain_title }, chain(record, quotation.from) },
    citation.section(quotation, site),
    citation.machine(quotation, site),
  })
end
