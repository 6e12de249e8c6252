-- What of a record nobody quotes.
local h = require "html"
local s = require "strings"
local text = require "text"
local said_words = require "parts.said_words"
local speaker_name = require "parts.speaker_name"

local MOST = 400

-- The passages in order, those of one turn together.
local function by_turn(passages)
  local out = {}
  for _, passage in ipairs(passages) do
    local last = out[#out]
    if not last or last.turn ~= passage.turn then
      last = { turn = passage.turn, passages = {} }
      out[#out + 1] = last
    end
    last.passages[#last.passages + 1] = passage
  end
  return out
end

local function entry(group)
  local words = {}
  for i, passage in ipairs(group.passages) do
    if i > 1 then words[#words + 1] = h.span { class = "left-out-quoted", " … " } end
    words[#words + 1] = said_words(passage.words)
  end
  return h.li {
    h.a { class = "turn-number", href = group.turn, tostring(group.turn.number) },
    h.b { class = "turn-speaker", speaker_name(group.turn) }, " ",
    h.span { lang = group.turn.record.language, words },
  }
end

return function(record)
  if record.words_said == 0 then return nil end
  if record.words_quoted == 0 then return h.p { class = "help", s.nothing_quoted } end
  local told = text.translate("quoted_of",
    { n = record.words_said, quoted = text.number(record.words_quoted) })
  if #record.unquoted == 0 then return h.p { class = "help", s.all_quoted } end
  local groups = by_turn(record.unquoted:take(MOST))
  for i, group in ipairs(groups) do groups[i] = entry(group) end
  return h.details { class = "left-out",
    h.summary { s.left_out, h.span { class = "small", " ", told } },
    h.p { class = "help", s.left_out_help },
    h.ol { class = "left-out-list", groups },
    #record.unquoted > MOST and h.p { class = "help", text.translate("left_out_more", { n = #record.unquoted - MOST }) },
  }
end
