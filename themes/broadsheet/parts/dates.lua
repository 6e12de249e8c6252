-- Dates in words. Nothing is made sharper than it was written.
local h = require "html"
local s = require "strings"

local dates = {}

local function year_words(point)
  if point.unspecified_digits == 1 then
    return point.year .. "s"
  elseif point.unspecified_digits > 1 then
    return point.year .. "–" .. math.tointeger(point.year + 10 ^ point.unspecified_digits - 1)
  elseif point.year <= 0 then
    return s.bce:format(1 - point.year)
  end
  return tostring(point.year)
end

-- The parts of a point that are known: "14", "October", "2025".
local function parts(point)
  local year = year_words(point)
  if point.precision == "season" then
    return nil, s.seasons[point.month], year
  end
  local month = point.month > 0 and s.months[point.month] or nil
  local day = point.day > 0 and tostring(point.day) or nil
  return day, month, year
end

local function qualified(point, words)
  if point.is_approximate then words = s.about_date:format(words) end
  if point.is_uncertain then words = s.possibly:format(words) end
  return words
end

local function joined(...)
  local words = {}
  for i = 1, select("#", ...) do
    local word = select(i, ...)
    if word then words[#words + 1] = word end
  end
  return table.concat(words, " ")
end

local function point_words(point)
  local day, month, year = parts(point)
  if point.unspecified_day and not point.unspecified_month then
    return qualified(point, s.some_day_in:format(joined(month, year)))
  elseif point.unspecified_day then
    return qualified(point, s.some_day_in:format(year))
  elseif point.unspecified_month then
    return qualified(point, s.some_month_in:format(year))
  end
  return qualified(point, joined(day, month, year))
end

local function is_bare(point)
  return not (point.is_approximate or point.is_uncertain
    or point.unspecified_day or point.unspecified_month)
end

-- "24–26 October 2025" rather than the month and year twice.
local function span_words(from, to)
  local from_day, from_month, from_year = parts(from)
  local to_day, to_month, to_year = parts(to)
  if is_bare(from) and is_bare(to) and from_year == to_year and from_day and to_day then
    if from_month == to_month then
      return joined(from_day .. "–" .. to_day, to_month, to_year)
    end
    return joined(from_day, from_month, "–", to_day, to_month, to_year)
  end
  return point_words(from) .. " – " .. point_words(to)
end

local function interval_words(range)
  local from, to = range.start_end, range.finish_end
  if from == "known" and to == "known" then
    return span_words(range.start, range.finish)
  elseif from == "known" then
    local words = to == "open" and s.from_onwards or s.from_unknown
    return words:format(point_words(range.start))
  elseif to == "known" then
    local words = from == "open" and s.until_date or s.until_unknown
    return words:format(point_words(range.finish))
  end
  return s.any_date
end

local function is_single(range)
  return range.start_end == "known" and range.finish_end == "known"
    and range.start.earliest == range.finish.earliest
    and range.start.latest == range.finish.latest
end

local function member_words(range)
  if is_single(range) then
    return point_words(range.start)
  elseif range.start_end ~= "known" then
    return s.on_or_before:format(point_words(range.finish))
  elseif range.finish_end ~= "known" then
    return s.on_or_after:format(point_words(range.start))
  end
  return s.between:format(point_words(range.start), point_words(range.finish))
end

local function set_words(date)
  local words = {}
  for i, range in ipairs(date.ranges) do
    words[i] = member_words(range)
  end
  local separator = date.kind == "one of" and s.list_or or s.list_and
  return table.concat(words, separator)
end

-- A date in words; "no date" for nil.
function dates.words(date)
  if not date then
    return s.undated
  elseif date.kind == "date" then
    return point_words(date.ranges[1].start)
  elseif date.kind == "interval" then
    return interval_words(date.ranges[1])
  end
  return set_words(date)
end

-- A <time> of it, with a machine's form where HTML has one.
function dates.element(date)
  if not date then
    return h.span { class = "undated", s.undated }
  elseif date.is_plain then
    return h.time { datetime = date.source, dates.words(date) }
  end
  return h.time { class = "uncertain", data = { edtf = date.source }, dates.words(date) }
end

return dates
