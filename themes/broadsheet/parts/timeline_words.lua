-- Words of the timeline that are no dates of anybody: of its scale and groups.
local s = require "strings"
local text = require "text"

local words = {}

local say = text.translate

-- Years of four digits are not counted in thousands.
local function number(year)
  return year > 9999 and text.number(year) or tostring(year)
end

function words.year(year)
  return year <= 0 and say("date_year_bc", { year = number(1 - year) }) or number(year)
end

-- "2025", "October 2025" or "14 October 2025".
function words.unit(year, month, day)
  local values = { year = words.year(year), month = s.months[month], day = day }
  if day then return say("date_day", values) end
  return month and say("date_month", values) or values.year
end

-- The label of a tick; `is_first`: nothing before it says the year.
function words.tick(tick, is_first)
  local year, month = words.year(tick.year), s.months_short[tick.month]
  if tick.unit == "year" then return year end
  if tick.unit == "month" then return is_first and month .. " " .. year or month end
  local day = say("date_day_month", { day = tick.day, month = month })
  return is_first and day .. " " .. year or day
end

-- The first words, cut between two of them.
function words.short(plain, most)
  plain = plain:gsub("%s+", " ")
  if utf8.len(plain) <= most then return plain end
  local cut = plain:sub(1, utf8.offset(plain, most) - 1)
  return (cut:match("^(.*%S)%s") or cut) .. "…"
end

-- What an event is called where there is little room.
function words.label(event)
  return event.title ~= "" and event.title or event.plain
end

return words
