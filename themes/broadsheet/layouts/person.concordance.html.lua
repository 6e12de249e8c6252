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

local function add(all, key, written, turn)
  local entry = all[key]
  if not entry then
    entry = { key = key, written = written, turns = {}, more = false }
    all[key] = entry
  end
  local turns = entry.turns
  if turns[#turns] == turn then return end
  if #turns == TURNS then entry.more = true else turns[#turns + 1] = turn end
end

-- Marks are no words.
local function read(all, passage)
  local keys, written = text.words((passage.words:gsub("%[[^%[%]]*%]", " ")))
  for i, key in ipairs(keys) do
    if utf8.len(key) >= LETTERS then add(all, key, written[i], passage.turn) end
  end
end

-- Those that are left, by the alphabet; and whether some were too many.
local function listed(all)
  local out = {}
  for _, entry in pairs(all) do
    if not entry.more then out[#out + 1] = entry end
  end
  table.sort(out, function(a, b)
    if #a.turns ~= #b.turns then return #a.turns > #b.turns end
    return a.key < b.key
  end)
  local is_cut = #out > WORDS
  out = table.move(out, 1, math.min(#out, WORDS), 1, {})
  table.sort(out, function(a, b) return a.key < b.key end)
  return out, is_cut
end

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
    out[i] = h.fragment { h.dt { word.written }, h.dd { places(word.turns) } }
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
  local said, all = page.person.said, {}
  if #said == 0 or not site.search then return nil end
  for _, passage in ipairs(said:take(PASSAGES)) do read(all, passage) end
  local words, is_cut = listed(all)
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
