-- The timeline for other programs, and what a calendar of it leaves out.
local h = require "html"
local s = require "strings"
local data = require "parts.event_data"
local dates = require "parts.dates"
local entries = require "parts.calendar_entries"

local function links(site, held)
  local files = {}
  if #data.events(site) > 0 then
    files = { { "timeline.json", "TimelineJS" }, { "timeline.csv", "CSV" } }
  end
  if #held > 0 then files[#files + 1] = { "timeline.ics", s.calendar } end
  files[#files + 1] = { "data/events.json", "JSON" }
  local out = {}
  for i, file in ipairs(files) do
    out[2 * i - 1] = i > 1 and "\u{a0}· "
    out[2 * i] = h.a { href = h.path(file[1]), file[2] }
  end
  return out
end

local function left_out_list(site, left_out)
  if #left_out == 0 or #left_out == #site.events then return nil end
  local items = {}
  for i, event in ipairs(left_out) do
    items[i] = h.li { dates.element(event.date), ": ", h.a { href = event, data.headline(event) } }
  end
  return h.details { class = "left-out",
    h.summary { s.calendar_left_out },
    h.ul { items },
  }
end

return function(site)
  if #site.events == 0 then return nil end
  local held, left_out = entries.split(site)
  return { h.p { class = "files", s.timeline_as, " ", links(site, held) }, left_out_list(site, left_out) }
end
