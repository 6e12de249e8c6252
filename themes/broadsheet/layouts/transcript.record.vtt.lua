-- A record with times as WebVTT (W3C): the id of a cue is that of its turn.
local data = require "parts.record_data"
local s = require "strings"

local escapes = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;" }

local function escaped(words)
  return (words:gsub("[&<>]", escapes))
end

-- A comment ends at an empty line and has no arrow.
local function note(words)
  return "NOTE\n" .. words:gsub("%-%-+>", "->"):gsub("\n+", "\n")
end

-- A name that ends in hyphens would make an arrow with the end of its tag, and
-- one of several lines would end the cue.
local function voice(name)
  return (escaped(name):gsub("%s+", " "):gsub("%-%-$", "-- "))
end

local function line(part)
  local words = escaped(part.words)
  return part.voice and "<v " .. voice(part.voice) .. ">" .. words .. "</v>" or words
end

local function block(cue)
  local lines = { cue.id, data.clock(cue.start, ".") .. " --> " .. data.clock(cue.finish, ".") }
  for _, part in ipairs(cue.parts) do lines[#lines + 1] = line(part) end
  return table.concat(lines, "\n")
end

local function head(page, site, cues)
  local words = { page.title }
  if site.base_url ~= "" then words[#words + 1] = page:absolute() end
  words[#words + 1] = s.held[page.record.held]
  if cues.is_guessed then words[#words + 1] = s.last_cue_guessed end
  return table.concat(words, "\n")
end

return function(page, site)
  local cues = data.cues(page.record)
  if not cues then return nil end
  local blocks = { "WEBVTT - " .. page.title:gsub("%-%-+>", "->"):gsub("%s+", " "), note(head(page, site, cues)) }
  for _, cue in ipairs(cues) do
    for _, words in ipairs(cue.comments) do blocks[#blocks + 1] = note(words) end
    blocks[#blocks + 1] = block(cue)
  end
  for _, words in ipairs(cues.comments) do blocks[#blocks + 1] = note(words) end
  return table.concat(blocks, "\n\n") .. "\n"
end
