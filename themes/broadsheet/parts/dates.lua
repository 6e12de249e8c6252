-- Dates in words: the one place that knows how. Nothing is made sharper than
-- it was written, and every form of EDTF has words. The words themselves are
-- those of strings/LANGUAGE.lua whose names begin with `date_`, `months` and
-- `seasons`; {names} in them stand for what is filled in, in any order.
local h = require "html"
local s = require "strings"
local text = require "text"

local dates = {}

local function fill(pattern, values)
  return (pattern:gsub("{(%a+)}", values))
end

-- "a, b and c"; `last` is the pattern of the final pair.
local function listed(words, last)
  local out = words[1]
  for i = 2, #words do
    out = fill(i == #words and last or s.date_list, { first = out, last = words[i] })
  end
  return out
end

-- ---- Years ----

-- A year among others, where it cannot be taken for something else.
local function year_number(year)
  if year <= 0 then
    return fill(s.date_year_bc, { year = text.number(1 - year) })
  end
  return year > 9999 and text.number(year) or tostring(year)
end

-- A year by itself: 44 and 170 000 002 would not be seen to be years.
local function one_year(year)
  if year > 0 and year < 100 then
    return fill(s.date_year_ad, { year = tostring(year) })
  elseif year > 9999 then
    return fill(s.date_year_far, { year = text.number(year) })
  end
  return year_number(year)
end

-- The first and the last year of those that begin alike.
local function year_span(year, unknown_digits, is_negative)
  local unit = 1
  for _ = 1, unknown_digits do unit = unit * 10 end
  local least = math.abs(year) // unit * unit
  if is_negative then return -(least + unit - 1), -least end
  return least, least + unit - 1
end

local function between_years(first, last)
  local values = { first = year_number(first), last = year_number(last) }
  return { one = fill(s.date_some_year_from, values), all = fill(s.date_years_from, values) }
end

local function count_digits(year)
  return math.max(4, #tostring(math.abs(year)))
end

local function unspecified_year(point)
  local digits = point.year_digits
  local known = digits:gsub("X*$", "")
  local is_negative = point.is_before_zero
  if known:find("X", 1, true) then
    local like = fill(s.date_year_like, { year = (is_negative and "-" or "") .. digits })
    return { one = like, all = like }
  elseif known == "" and not is_negative then
    return { one = s.date_some_year, all = s.date_some_year }
  elseif point.unspecified_digits == 1 and not is_negative then
    local decade = fill(s.date_decade, { year = tostring(point.year) })
    return { one = fill(s.date_some_year_in, { years = decade }), all = decade }
  end
  local first, last = year_span(point.year, point.unspecified_digits, is_negative)
  if is_negative and last == 0 then last = -1 end -- there is no -0000
  return between_years(first, last)
end

-- What a year is called: `one` of it, `all` of it; `is_known` for one number.
local function year_words(point)
  if point.unspecified_year then return unspecified_year(point) end
  local year = one_year(point.year)
  if point.significant_digits > 0 then
    local unknown = count_digits(point.year) - point.significant_digits
    if unknown > 0 then
      local first, last = year_span(point.year, unknown, point.year < 0)
      local words = fill(s.date_estimated,
        { years = between_years(first, last).one, year = year_number(point.year) })
      return { one = words, all = words }
    end
  end
  return { one = year, all = year, is_known = true }
end

-- ---- Months and days that are known in part ----

-- The numbers up to `most` that fit "1X".
local function fitting(digits, most)
  local found = {}
  local pattern = "^" .. digits:gsub("X", "%%d") .. "$"
  for number = 1, most do
    if (number < 10 and "0" .. number or tostring(number)):find(pattern) then
      found[#found + 1] = number
    end
  end
  return found
end

local function is_run(numbers)
  return #numbers > 2 and numbers[#numbers] - numbers[1] == #numbers - 1
end

local function month_and_year(month, year)
  local pattern = year.is_known and s.date_month or s.date_month_of
  return fill(pattern, { month = s.months[month], year = year.one })
end

-- "some month from October to December 1984", "February or December 1984"
local function some_month(point, year)
  local digits = point.month_digits
  if digits == "XX" then
    return fill(s.date_some_month_in, { years = year.all })
  end
  local months = fitting(digits, 12)
  local last = month_and_year(months[#months], year)
  if is_run(months) then
    return fill(s.date_some_month_from, { first = s.months[months[1]], last = last })
  end
  local words = {}
  for i = 1, #months - 1 do words[i] = s.months[months[i]] end
  words[#words + 1] = last
  return listed(words, s.date_list_or)
end

local function day_words(day, point, year)
  local pattern = year.is_known and s.date_day or s.date_day_of
  return fill(pattern, { day = tostring(day), month = s.months[point.month], year = year.one })
end

-- "some day from 20 to 28 February 1985", "5, 15 or 25 April 1985"
local function some_day(point, year)
  local most = year.is_known and tonumber(point.latest:match("(%d%d)$")) or 31
  local days = fitting(point.day_digits, most)
  local last = day_words(days[#days], point, year)
  if is_run(days) then
    return fill(s.date_some_day_from, { first = tostring(days[1]), last = last })
  end
  local words = {}
  for i = 1, #days - 1 do words[i] = tostring(days[i]) end
  words[#words + 1] = last
  return listed(words, s.date_list_or)
end

-- A day of which the month is not known, or not wholly.
local function day_of_some_month(point, year)
  if point.day_digits ~= "XX" then
    return fill(s.date_day_of_month,
      { day = point.day_digits:gsub("^0", ""), month = some_month(point, year) })
  elseif point.month_digits == "XX" then
    return fill(s.date_some_day_in, { month = year.all })
  end
  return fill(s.date_some_day_in, { month = some_month(point, year) })
end

-- ---- Qualifiers ----

local components = { "day", "month", "year" }

local function sign_of(point, component)
  local uncertain = point["uncertain_" .. component]
  local approximate = point["approximate_" .. component]
  if uncertain and approximate then return "both" end
  return uncertain and "uncertain" or approximate and "approximate" or nil
end

local function has_component(point, component)
  return component == "year" or point[component .. "_digits"] ~= ""
end

-- The sign that all components share; false: they differ.
local function shared_sign(point)
  local sign = sign_of(point, "year")
  for _, component in ipairs(components) do
    if has_component(point, component) and sign_of(point, component) ~= sign then
      return false
    end
  end
  return sign
end

local around = { uncertain = s.date_uncertain, approximate = s.date_approximate,
  both = s.date_uncertain_approximate }
local remarks = { uncertain = s.date_is_uncertain, approximate = s.date_is_approximate,
  both = s.date_is_both }

-- "11 June 2004 (year uncertain, day approximate)"
local function with_remarks(point, words)
  local found = {}
  for _, sign in ipairs { "uncertain", "approximate", "both" } do
    local names = {}
    for _, component in ipairs(components) do
      if has_component(point, component) and sign_of(point, component) == sign then
        names[#names + 1] = s.date_components[component]
      end
    end
    if #names > 0 then
      found[#found + 1] = fill(remarks[sign], { names = listed(names, s.date_list_and) })
    end
  end
  return fill(s.date_remark, { date = words, remark = listed(found, s.date_list) })
end

local function qualified(point, words)
  if not (point.is_uncertain or point.is_approximate) then return words end
  local sign = shared_sign(point)
  if sign then return fill(around[sign], { date = words }) end
  return with_remarks(point, words)
end

-- ---- One point ----

local function with_time(point, words)
  if point.time == "" then return words end
  local clock, zone = point.time:match("^(%d%d:%d%d:%d%d)(.*)$")
  if zone == "" then
    return fill(s.date_time, { date = words, time = clock })
  end
  zone = zone == "Z" and s.date_utc or s.date_utc .. zone:gsub("-", "−")
  return fill(s.date_time_zone, { date = words, time = clock, zone = zone })
end

local function plain_point(point)
  local year = year_words(point)
  if point.precision == "season" then
    return fill(s.seasons[point.month], { year = year.one })
  elseif point.precision == "day" then
    if point.unspecified_month then return day_of_some_month(point, year) end
    if point.day_digits == "XX" then
      return fill(s.date_some_day_in, { month = month_and_year(point.month, year) })
    end
    if point.unspecified_day then return some_day(point, year) end
    return with_time(point, day_words(point.day, point, year))
  elseif point.precision == "month" then
    if point.unspecified_month then return some_month(point, year) end
    return month_and_year(point.month, year)
  end
  return year.one
end

local function point_words(point)
  return qualified(point, plain_point(point))
end

-- ---- Intervals ----

-- A point without qualifiers, X and S: its words may share month and year.
local function is_bare(point)
  return not (point.is_approximate or point.is_uncertain or point.is_unspecified)
    and point.significant_digits == 0 and point.time == ""
end

local function shared_span(from, to)
  local values = { first = tostring(from.day), last = point_words(to) }
  if from.precision == "year" and from.year > 0 and to.year <= 9999 then
    return fill(s.date_near, { first = point_words(from), last = values.last })
  elseif from.year ~= to.year or from.precision == "year" or from.precision == "season" then
    return nil
  elseif from.precision == "day" and from.month == to.month then
    return fill(s.date_near, values)
  end
  values.month = s.months[from.month]
  values.first = from.precision == "day" and fill(s.date_day_month, { day = values.first,
    month = values.month }) or values.month
  return fill(s.date_far, values)
end

-- "24–26 October 2025" rather than the month and year twice.
local function span_words(from, to)
  local is_plain = is_bare(from) and is_bare(to)
  local shared = is_plain and from.precision == to.precision and shared_span(from, to)
  if shared then return shared end
  return fill(is_plain and s.date_far or s.date_from_to,
    { first = point_words(from), last = point_words(to) })
end

local function interval_words(range)
  local from, to = range.start_end, range.finish_end
  if from == "known" and to == "known" then
    return span_words(range.start, range.finish)
  elseif from == "known" then
    return fill(to == "open" and s.date_onwards or s.date_to_unknown,
      { date = point_words(range.start) })
  elseif to == "known" then
    return fill(from == "open" and s.date_until or s.date_from_unknown,
      { date = point_words(range.finish) })
  end
  return s.date_no_bounds[from .. " " .. to]
end

-- ---- Sets ----

-- In a set a range of one point is that point.
local function is_single(range)
  return range.start_end == "known" and range.finish_end == "known" and range.is_single
end

local function open_words(date, range)
  local is_before = range.start_end ~= "known"
  local point = is_before and range.finish or range.start
  local values = { date = point_words(point) }
  if date.kind == "all of" then
    return fill(is_before and s.date_all_until or s.date_all_from, values)
  elseif point.precision == "day" and is_bare(point) then
    return fill(is_before and s.date_on_or_before or s.date_on_or_after, values)
  end
  return fill(is_before and s.date_or_earlier or s.date_or_later, values)
end

local function member_words(date, range)
  if is_single(range) then
    return point_words(range.start)
  elseif range.start_end == "known" and range.finish_end == "known" then
    return span_words(range.start, range.finish)
  end
  return open_words(date, range)
end

local function set_words(date)
  local words = {}
  for i, range in ipairs(date.ranges) do words[i] = member_words(date, range) end
  if date.kind == "all of" then return listed(words, s.date_list_and) end
  local range = date.ranges[1]
  if #words > 1 then
    return fill(s.date_one_of, { dates = listed(words, s.date_list) })
  elseif range.start_end == "known" and range.finish_end == "known" and not is_single(range) then
    return fill(s.date_some_time_from,
      { first = point_words(range.start), last = point_words(range.finish) })
  end
  return words[1]
end

-- ---- What layouts call ----

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

-- A <time> of it. HTML's `datetime` is for one known day, month or year; all
-- else goes to `data-edtf`.
function dates.element(date)
  if not date then
    return h.span { class = "undated", s.undated }
  elseif date.is_plain then
    return h.time { datetime = date.source, dates.words(date) }
  end
  return h.span { class = "uncertain", data = { edtf = date.canonical }, dates.words(date) }
end

return dates
