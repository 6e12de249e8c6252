-- Events for other programs: what TimelineJS, calendars and spreadsheets have
-- places for. Nothing that is uncertain loses its words there.
local s = require "strings"
local dates = require "parts.dates"
local calendar = require "parts.calendar"

local data = {}

-- The title of a record or article, the first paragraph of an item.
function data.headline(event)
  return event.title ~= "" and event.title or event.plain:match("^[^\n]*")
end

-- What a record or article is about; else the other paragraphs, a line each.
function data.description(event)
  if event.kind == "record" or event.kind == "article" then return event.page.description end
  return (event.plain:gsub("^[^\n]*\n*", ""):gsub("\n+", "\n"))
end

-- Its address, or nil: a site without base_url has none that others can follow.
function data.url(event, site)
  return site.base_url ~= "" and site:absolute(event) or nil
end

-- The events that have a date with a first or a last day, and the others.
function data.events(site)
  local bounded = site.events:filter(function(e)
    return e.date and (e.date.has_earliest or e.date.has_latest)
  end)
  local others = site.events:filter(function(e)
    return not (e.date and (e.date.has_earliest or e.date.has_latest))
  end)
  return bounded, others
end

-- Its date in EDTF; `undated`, as in a list, where there is none.
function data.edtf(event)
  return event.date and event.date.canonical or "undated"
end

function data.ids(events)
  local out = {}
  for i, event in ipairs(events) do out[i] = event.id end
  return out
end

-- ---- Dates in numbers: no finer than they are known ----

-- Two bounds as whole years or months where they are that.
local function coarse(first, last)
  local year, month, day = calendar.parts(first)
  local end_year, end_month, end_day = calendar.parts(last)
  if not (day and end_day) then return { year = year }, { year = end_year } end
  if month == 1 and day == 1 and end_month == 12 and end_day == 31 then
    return { year = year }, { year = end_year }
  elseif day == 1 and end_day == calendar.days_in_month(end_year, end_month) then
    return { year = year, month = month }, { year = end_year, month = end_month }
  end
  return { year = year, month = month, day = day },
    { year = end_year, month = end_month, day = end_day }
end

local function is_same(a, b)
  return a.year == b.year and a.month == b.month and a.day == b.day
end

local function add_time(start, date)
  local point = date.ranges[1].start
  if date.kind == "date" and point.time ~= "" then
    start.hour, start.minute, start.second = calendar.time(point.time)
  end
  return start
end

local function is_plain_interval(date)
  if date.kind ~= "interval" then return false end
  for _, range in ipairs(date.ranges) do
    if range.start_end ~= "known" or range.finish_end ~= "known" then return false end
    for _, point in ipairs { range.start, range.finish } do
      if point.is_uncertain or point.is_approximate or point.is_unspecified
        or point.significant_digits > 0 or point.precision == "season" then
        return false
      end
    end
  end
  return true
end

-- The parts that a point without X has.
local function parts_of(point)
  return { year = point.year, month = point.month > 0 and point.month or nil,
    day = point.day > 0 and point.day or nil }
end

-- The point that the one bound of a date comes from.
local function bounding_point(date)
  for _, range in ipairs(date.ranges) do
    if date.has_earliest and range.start.earliest == date.earliest then return range.start end
    if date.has_latest and range.finish.latest == date.latest then return range.finish end
  end
end

-- Where an event starts and, if that is another day, ends, as tables of year,
-- month and day; what has one bound only has that as its start.
function data.span(date)
  if is_plain_interval(date) then
    return parts_of(date.ranges[1].start), parts_of(date.ranges[1].finish)
  end
  if not (date.has_earliest and date.has_latest) then
    local point = bounding_point(date)
    return coarse(point.earliest, point.latest), nil
  end
  local first, last = coarse(date.earliest, date.latest)
  if is_same(first, last) then return add_time(first, date), nil end
  return first, last
end

-- Whether numbers alone say all that the date says.
function data.is_certain(date)
  local point = date.ranges[1].start
  return date.is_plain or is_plain_interval(date) or date.kind == "date"
    and (point.time ~= "" or point.precision == "year")
    and not (point.is_uncertain or point.is_approximate or point.is_unspecified)
    and point.significant_digits == 0
end

-- What a reader is shown in place of numbers; nil where those are enough.
function data.display(date)
  return not data.is_certain(date) and dates.words(date) or nil
end

local kinds = { item = s.events, record = s.records, article = s.articles,
  response = s.responses, correction = s.corrections }

function data.group(event)
  return kinds[event.kind] or event.kind
end

return data
