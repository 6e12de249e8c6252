-- The timeline as a spreadsheet, in the columns of TimelineJS's template and
-- some of our own: the date in EDTF, the id, orders and basis (RFC 4180). Rows
-- without a year would stop TimelineJS; what has none stands as JSON in one
-- cell of the title.
local csv = require "csv"
local json = require "json"
local data = require "parts.event_data"
local slides = require "parts.timeline_slides"

local columns = { "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time",
  "Display Date", "Headline", "Text", "Media", "Media Credit", "Media Caption",
  "Media Thumbnail", "Type", "Group", "Background", "Link", "EDTF", "Id", "After",
  "Before", "Basis", "Left Out" }

-- TimelineJS and dossier import take cells for HTML: what would be a tag or a
-- character reference there is written as one; all else stays as it is.
-- A spreadsheet takes a cell that begins like a formula for one: an apostrophe
-- before it makes it words, there and for dossier import.
local function words(plain)
  local cell = plain:gsub("&(#?%w+;)", "&amp;%1"):gsub("<([%a/!?])", "&lt;%1")
  if cell:find("^'*[=+@\t\r]") or cell:find("^'*%-%D") then return "'" .. cell end
  return cell
end

local function line(values)
  local cells = {}
  for i, column in ipairs(columns) do cells[i] = values[column] end
  return csv.line(cells, #columns)
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
    ["Display Date"] = words(data.display(event.date) or ""),
    Headline = words(data.headline(event)), Text = words(data.description(event)),
    Group = words(data.group(event) or ""), Link = data.url(event, site),
    EDTF = data.edtf(event), Id = event.id, Basis = event.basis,
    After = table.concat(data.ids(event.after), " "),
    Before = table.concat(data.ids(event.before), " "),
  }
end

local function title(site, others)
  local left_out = slides.left_out(others, site)
  return line {
    Type = "title", Headline = words(site.title), Text = words(site.description),
    ["Left Out"] = left_out and json.encode(left_out),
  }
end

return function(_, site)
  local events, others = data.events(site)
  if #events == 0 then return nil end
  local header = {}
  for _, column in ipairs(columns) do header[column] = column end
  local lines = { line(header), title(site, others) }
  for _, event in ipairs(events) do lines[#lines + 1] = row(event, site) end
  return table.concat(lines)
end
