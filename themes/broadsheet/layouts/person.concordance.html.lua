-- Beside a person: the words given as said, each with the turns it stands in.
-- It is what search/ leads to where there is no script.
local h = require "html"
local s = require "strings"
local text = require "text"
local badge = require "parts.badge"
local frame = require "parts.frame"

local LETTERS = 4 -- a word has at least so many
local TURNS = 12 -- and stands in at most so many turns
local WORDS = 400 -- so many words are listed
local PASSAGES = 2000 -- of so many passages

-- "Harbour call disputed 1, 3; Late call 2": each record once, with who contests
-- it.
local function places(turns)
  local out, last = {}, nil
  for _, turn in ipairs(turns) do
    local is_new = turn.record ~= last
    out[#out + 1] = is_new and h.fragment { last and "; ", turn.record.title,
      badge.status(turn.record.responses), " " } or ", "
    out[#out + 1] = h.a { href = turn, aria_label = turn.record.title .. ", " .. s.turn_named:format(turn.number),
      turn.number }
    last = turn.record
  end
  return out
end

local function entries(words)
  local out = {}
  for i, word in ipairs(words) do
    out[i] = h.fragment { h.dt { word.word }, h.dd { places(word.turns) } }
  end
  return out
end

local function part_of(page, site)
  local own = {
    title = s.concordance_of:format(page.person.name),
    description = "",
    absolute = function() return site:absolute(h.output(page, "concordance.html")) end,
  }
  return setmetatable(own, { __index = function(_, name) return page[name] end })
end

return function(page, site)
  local said = page.person.said
  if #said == 0 or not site.search then return nil end
  local words, is_cut = text.concordance(said:take(PASSAGES),
    { letters = LETTERS, turns = TURNS, words = WORDS })
  return frame(part_of(page, site), site, h.article { class = "text concordance",
    h.header { class = "headline",
      h.p { class = "small", h.a { href = site.search, s.search_title } },
      h.h1 { h.a { href = page.person, page.person.name } },
      h.p { class = "help", text.translate("concordance_help", { name = page.person.name, n = TURNS }),
        #said > PASSAGES and " " .. text.translate("concordance_part", { n = PASSAGES }),
        is_cut and " " .. text.translate("concordance_most", { n = WORDS }) },
    },
    #words > 0 and h.dl { class = "words", entries(words) },
  })
end
