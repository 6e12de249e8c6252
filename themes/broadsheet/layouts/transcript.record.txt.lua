-- A record as plain text: a head of lines that begin with #, then a paragraph
-- or more a turn.
local data = require "parts.record_data"
local dates = require "parts.dates"
local s = require "strings"

local function head(page, site)
  local record = page.record
  local lines = { page.title, dates.words(record.date), s.held[record.held],
    s.fidelity[record.is_reported and "reported" or "verbatim"] }
  if record.source then lines[#lines + 1] = s.fact_source .. " " .. record.source.title end
  for _, response in ipairs(record.responses) do
    lines[#lines + 1] = response.by.name .. " " .. s.stance[response.stance]
  end
  if site.base_url ~= "" then lines[#lines + 1] = page:absolute() end
  for i, line in ipairs(lines) do lines[i] = "# " .. line:gsub("%s*\n%s*", " ") end
  return table.concat(lines, "\n")
end

local function paragraphs(words)
  return (words:gsub("\n", "\n\n"))
end

local kinds = {}

-- Of a report what stands in quotation marks was said, and nothing else: no
-- name stands before it as before a voice.
function kinds.turn(item)
  local turn = item.turn
  local words = paragraphs(item.content.plain)
  if turn.record.is_reported then
    return s.reported_turn:format(data.voice(turn)) .. "\n" .. words
  end
  local time = turn.time_ms and " (" .. data.clock(turn.time_ms) .. ")" or ""
  return data.voice(turn) .. time .. ": " .. words
end

-- In brackets: nobody says it.
local function aside(item)
  return "[" .. item.content.plain:gsub("%s*\n%s*", " "):gsub("%[", "("):gsub("%]", ")") .. "]"
end

kinds.section, kinds.note = aside, aside
function kinds.gap(item) return item.content.plain end

return function(page, site)
  local blocks = { head(page, site) }
  for _, item in ipairs(page.record.items) do
    blocks[#blocks + 1] = kinds[item.kind](item)
  end
  return table.concat(blocks, "\n\n") .. "\n"
end
