-- A record with times as SubRip: who speaks stands before the words.
local data = require "parts.record_data"

-- One line each: the next would look like somebody else's.
local function line(part)
  local words = part.words:gsub("%s*\n%s*", " ")
  return part.voice and part.voice:gsub("%s+", " ") .. ": " .. words or words
end

return function(page)
  local cues = data.subrip_cues(page.record)
  if not cues then return nil end
  local blocks = {}
  for number, cue in ipairs(cues) do
    local lines = { tostring(number), data.clock(cue.start, ",") .. " --> " .. data.clock(cue.finish, ",") }
    for _, part in ipairs(cue.parts) do lines[#lines + 1] = line(part) end
    blocks[number] = table.concat(lines, "\n")
  end
  return table.concat(blocks, "\n\n") .. "\n"
end
