-- The timeline as TimelineJS 3 reads it (timeline.knightlab.com,
-- docs/json-format.html). `edtf`, `url`, the orders, `basis` and `left_out` are
-- our own: TimelineJS passes over them, dossier import does not.
local json = require "json"
local data = require "parts.event_data"
local slides = require "parts.timeline_slides"

-- Beyond these years TimelineJS wants its scale of years alone.
local FAR = 200000

local function is_far(list)
  for _, one in ipairs(list) do
    local last = one.end_date or one.start_date
    if math.abs(one.start_date.year) > FAR or math.abs(last.year) > FAR then return true end
  end
  return false
end

return function(_, site)
  local events, others = data.events(site)
  if #events == 0 then return nil end
  local list = {}
  for i, event in ipairs(events) do list[i] = slides.of(event, site) end
  return {
    title = { text = { headline = slides.escaped(site.title),
      text = slides.paragraphs(site.description) } },
    scale = is_far(list) and "cosmological" or "human",
    events = json.array(list),
    left_out = slides.left_out(others, site),
  }
end
