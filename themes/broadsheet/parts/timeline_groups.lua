-- A list of events by day, month or year, as density asks. What cannot be
-- pinned to one of these stands where its order puts it, under no false
-- heading: under the coarser one that is true of it, or under one that says so.
local calendar = require "parts.calendar"
local s = require "strings"
local words = require "parts.timeline_words"

-- A group holds no more than about so many on average.
local MOST = 12

local groups = {}

-- Year, month and day that two bounds have in common.
local function common(first, last)
  local year, month, day = calendar.parts(first)
  local last_year, last_month, last_day = calendar.parts(last)
  if year ~= last_year then return nil end
  if not month or month ~= last_month then return year end
  return year, month, day == last_day and day or nil
end

-- What is known of when it begins: up to a year, a month, a day of it.
local function begins(date)
  local range = date.ranges[1]
  if date.kind == "interval" and range.start_end == "known" then
    return common(range.start.earliest, range.start.latest)
  elseif date.has_earliest and date.has_latest then
    return common(date.earliest, date.latest)
  end
end

local function key(year, month, day)
  return ("%d"):format(year) .. (month and ("-%02d"):format(month) or "")
    .. (day and ("-%02d"):format(day) or "")
end

-- Its year, month and day as far as the unit wants them and they are known.
local function place(event, unit)
  if not event.date then return nil end
  local year, month, day = begins(event.date)
  if unit == "year" then return year end
  if unit == "month" then return year, month end
  return year, month, day
end

local function count(events, unit)
  local seen, found = {}, 0
  for _, event in ipairs(events) do
    local year, month, day = place(event, unit)
    local name = year and key(year, month, day)
    if name and not seen[name] then
      seen[name] = true
      found = found + 1
    end
  end
  return found
end

local function unit_of(events)
  for _, unit in ipairs { "year", "month" } do
    if #events <= MOST * count(events, unit) then return unit end
  end
  return "day"
end

-- The groups of a list of events: tables with `title`, `id`, `year` and the
-- events; `is_loose`: of what has no date, or an open one.
function groups.of(events)
  local unit = unit_of(events)
  local out, taken = {}, {}
  local last
  for _, event in ipairs(events) do
    local year, month, day = place(event, unit)
    local name = year and key(year, month, day)
    if not last or last.name ~= name then
      last = { name = name, year = year, is_loose = not year or nil,
        title = year and words.unit(year, month, day) or s.timeline_loose[unit] }
      if taken[name] then
        last.title = s.timeline_again:format(last.title)
      elseif name then
        last.id = "_on-" .. name
        taken[name] = true
      end
      out[#out + 1] = last
    end
    last[#last + 1] = event
  end
  return out
end

return groups
