-- Which events a calendar can hold, and as which days. It has days and times of
-- the years 1 to 9999 and no open ends, so the rest is left out and said so.
local calendar = require "parts.calendar"

local entries = {}

local function day_of(bound)
  local year, month, day = calendar.parts(bound)
  if not day or year < 1 or year > 9999 then return nil end
  return calendar.number(year, month, day)
end

-- "20251014"; nil beyond the year 9999.
local function compact(number)
  local year, month, day = calendar.date(number)
  return year <= 9999 and ("%04d%02d%02d"):format(year, month, day) or nil
end

-- All day, from the first to the day behind the last.
local function all_day(earliest, latest)
  local first, last = day_of(earliest), day_of(latest)
  local after = first and last and compact(last + 1)
  return after and { start = compact(first), finish = after } or nil
end

-- The time of day that a date has: in UTC when it has a zone, else anywhere's.
local function timed(date)
  local first = day_of(date.earliest)
  if not first then return nil end
  local hour, minute, second, offset = calendar.time(date.ranges[1].start.time)
  local minutes = hour * 60 + minute - (offset or 0)
  local day = compact(first + minutes // 1440)
  if not day or day < "00010101" then return nil end
  minutes = minutes % 1440
  return { time = ("%sT%02d%02d%02d%s"):format(day, minutes // 60, minutes % 60, second,
    offset and "Z" or "") }
end

-- The entries of a date, a list; nil: no calendar can hold it. Of `{…}` each
-- member is one.
function entries.of(date)
  if not date or not date.has_earliest or not date.has_latest then return nil end
  if date.kind == "date" and date.ranges[1].start.time ~= "" then
    local entry = timed(date)
    return entry and { entry }
  elseif date.kind ~= "all of" then
    local entry = all_day(date.earliest, date.latest)
    return entry and { entry }
  end
  local found = {}
  for _, range in ipairs(date.ranges) do
    local entry = all_day(range.start.earliest, range.finish.latest)
    if not entry then return nil end
    found[#found + 1] = entry
  end
  return found
end

-- The events that a calendar can hold, and those it cannot; then the entries of
-- each of the former.
function entries.split(site)
  local held, left_out, found = {}, {}, {}
  for _, event in ipairs(site.events) do
    local of = entries.of(event.date)
    local list = of and held or left_out
    list[#list + 1] = event
    if of then found[#found + 1] = of end
  end
  return held, left_out, found
end

return entries
