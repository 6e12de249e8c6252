-- The timeline as a spreadsheet, in the columns of TimelineJS's template and
-- two of our own: what the date is in EDTF, and the id (RFC 4180).
local data = require "parts.event_data"

local columns = { "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time",
  "Display Date", "Headline", "Text", "Media", "Media Credit", "Media Caption",
  "Media Thumbnail", "Type", "Group", "Background", "Link", "EDTF", "Id" }

local function quoted(value)
  local words = tostring(value)
  if not words:find("[\",\r\n]") and words == words:match("^%s*(.-)%s*$") then return words end
  return "\"" .. words:gsub("\"", "\"\"") .. "\""
end

local function line(values)
  local cells = {}
  for i, column in ipairs(columns) do cells[i] = quoted(values[column] or "") end
  return table.concat(cells, ",") .. "\r\n"
end

local function clock(start)
  if not start.hour then return nil end
  return ("%02d:%02d:%02d"):format(start.hour, start.minute, start.second)
end

local function row(event, site)
  local start, finish = data.span(event.date)
  finish = finish or {}
  return line {
    Year = start.year, Month = start.month, Day = start.day, Time = clock(start),
    ["End Year"] = finish.year, ["End Month"] = finish.month, ["End Day"] = finish.day,
    ["Display Date"] = data.display(event.date),
    Headline = data.headline(event), Text = data.description(event),
    Group = data.group(event), Link = data.url(event, site),
    EDTF = event.date.canonical, Id = event.id,
  }
end

return function(_, site)
  local events = data.events(site)
  if #events == 0 then return nil end
  local header = {}
  for _, column in ipairs(columns) do header[column] = column end
  local lines = { line(header) }
  for _, event in ipairs(events) do lines[#lines + 1] = row(event, site) end
  return table.concat(lines)
end
