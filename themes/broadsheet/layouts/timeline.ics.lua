-- The timeline as a calendar (iCalendar, RFC 5545). Uncertain and inferred
-- dates are TENTATIVE and have their words in front; X-EDTF is the date as it is known.
-- What a calendar cannot hold stands in X-DOSSIER-LEFT-OUT lines at the top.
local s = require "strings"
local text = require "text"
local data = require "parts.event_data"
local dates = require "parts.dates"
local entries = require "parts.calendar_entries"

local escapes = { ["\\"] = "\\\\", [";"] = "\\;", [","] = "\\,", ["\n"] = "\\n" }

-- TEXT, section 3.3.11; other control characters have no place in it.
local function escaped(words)
  return (words:gsub("[\\;,\n]", escapes):gsub("[\0-\8\11-\31\127]", ""))
end

-- Folded at 75 octets without the line break (section 3.1), between characters.
local function folded(line)
  local out, at, room = {}, 1, 75
  while #line - at + 1 > room do
    local cut = at + room
    while line:byte(cut) >= 0x80 and line:byte(cut) < 0xC0 do cut = cut - 1 end
    out[#out + 1] = line:sub(at, cut - 1)
    at, room = cut, 74
  end
  out[#out + 1] = line:sub(at)
  return table.concat(out, "\r\n ") .. "\r\n"
end

local function host(site)
  local name = site.base_url:match("^%a+://([^/:]+)")
  return name or text.slug(site.title) .. ".invalid"
end

local function description(event)
  local parts = { dates.words(event.date) }
  if event.basis ~= "" then parts[#parts + 1] = s.basis[event.basis] end
  local about = data.description(event)
  if about ~= "" then parts[#parts + 1] = about end
  return table.concat(parts, "\n")
end

local function summary(event)
  local display = data.display(event.date)
  local headline = data.headline(event)
  return display and display .. ": " .. headline or headline
end

-- Days that were inferred are no more certain than days that are about.
local function status(event)
  local is_certain = data.is_certain(event.date) and event.basis ~= "inference"
  return is_certain and "CONFIRMED" or "TENTATIVE"
end

local function add_when(lines, entry)
  if entry.time then
    lines[#lines + 1] = "DTSTART:" .. entry.time
    return
  end
  lines[#lines + 1] = "DTSTART;VALUE=DATE:" .. entry.start
  lines[#lines + 1] = "DTEND;VALUE=DATE:" .. entry.finish
end

local function add_entry(lines, event, number, entry, site)
  local at = number == 1 and "@" or "@" .. number .. "."
  local url = data.url(event, site)
  lines[#lines + 1] = "BEGIN:VEVENT"
  lines[#lines + 1] = "UID:" .. escaped(event.id .. at .. host(site))
  lines[#lines + 1] = "DTSTAMP:" .. tostring(site.today):gsub("-", "") .. "T000000Z"
  add_when(lines, entry)
  lines[#lines + 1] = "SUMMARY:" .. escaped(summary(event))
  lines[#lines + 1] = "DESCRIPTION:" .. escaped(description(event))
  lines[#lines + 1] = "CATEGORIES:" .. escaped(data.group(event))
  if url then lines[#lines + 1] = "URL:" .. url end
  lines[#lines + 1] = "STATUS:" .. status(event)
  lines[#lines + 1] = "TRANSP:TRANSPARENT"
  lines[#lines + 1] = "X-EDTF:" .. escaped(event.date.canonical)
  lines[#lines + 1] = "END:VEVENT"
end

return function(_, site)
  local held, left_out, found = entries.split(site)
  if #held == 0 then return nil end
  local lines = { "BEGIN:VCALENDAR", "VERSION:2.0",
    "PRODID:-//dossier//" .. escaped(site.generator) .. "//" .. site.language:upper(),
    "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:" .. escaped(site.title) }
  for _, event in ipairs(left_out) do
    lines[#lines + 1] = "X-DOSSIER-LEFT-OUT:"
      .. escaped(dates.words(event.date) .. ": " .. data.headline(event))
  end
  for i, event in ipairs(held) do
    for number, entry in ipairs(found[i]) do add_entry(lines, event, number, entry, site) end
  end
  lines[#lines + 1] = "END:VCALENDAR"
  for i, line in ipairs(lines) do lines[i] = folded(line) end
  return table.concat(lines)
end
