-- Counting days of the proleptic Gregorian calendar, in any year.
local calendar = {}

-- Days since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date
-- algorithms"): years begin in March, so that the leap day is the last.
function calendar.number(year, month, day)
  local y = month <= 2 and year - 1 or year
  local era = y // 400
  local of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
  local of_era = (y - era * 400) * 365 + (y - era * 400) // 4 - (y - era * 400) // 100 + of_year
  return era * 146097 + of_era - 719468
end

-- The year, month and day of such a number.
function calendar.date(number)
  local z = number + 719468
  local era = z // 146097
  local of_era = z - era * 146097
  local year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
  local of_year = of_era - (365 * year + year // 4 - year // 100)
  local month = (5 * of_year + 2) // 153
  local day = of_year - (153 * month + 2) // 5 + 1
  month = month < 10 and month + 3 or month - 9
  return year + era * 400 + (month <= 2 and 1 or 0), month, day
end

-- A bound of a date ("1931-03-04", "-0043-03-15", "Y170000002") as numbers; of
-- a year beyond four digits only the year is known.
function calendar.parts(bound)
  local year, month, day = bound:match("^(%-?%d%d%d%d)%-(%d%d)%-(%d%d)$")
  if not year then return math.tointeger(bound:match("^Y(%-?%d+)$")) end
  return math.tointeger(year), math.tointeger(month), math.tointeger(day)
end

function calendar.days_in_month(year, month)
  local after = month == 12 and calendar.number(year + 1, 1, 1)
    or calendar.number(year, month + 1, 1)
  return after - calendar.number(year, month, 1)
end

-- "23:20:30-04" as hour, minute, second, and minutes from UTC: nil, not said.
function calendar.time(time)
  local hour, minute, second, zone = time:match("^(%d%d):(%d%d):(%d%d)(.*)$")
  local sign, hours, minutes = zone:match("^([+-])(%d%d):?(%d*)$")
  local offset = zone == "Z" and 0 or nil
  if sign then
    offset = math.tointeger(hours) * 60 + (math.tointeger(minutes) or 0)
    if sign == "-" then offset = -offset end
  end
  return math.tointeger(hour), math.tointeger(minute), math.tointeger(second), offset
end

return calendar
