-- Beside an article: what it tells, and the records it rests on, in time.
local h = require "html"
local s = require "strings"
local view = require "parts.timeline_view"

return function(page, site)
  local events, seen = {}, {}
  local function add(event)
    if event and not seen[event.id] then
      seen[event.id] = true
      events[#events + 1] = event
    end
  end
  for _, event in ipairs(page.events) do add(event) end
  for _, record in ipairs(page.records) do
    add(record.page.event)
    for _, event in ipairs(record.events) do
      if event.kind == "item" then add(event) end
    end
  end
  if #events < 2 then return nil end
  add(page.event)
  table.sort(events, function(a, b) return a.number < b.number end)
  return h.aside { class = "text story-timeline",
    view.small(events, page, { more = h.p { class = "small timeline-more",
      h.a { href = site.timeline, s.timeline_more } } }) }
end
