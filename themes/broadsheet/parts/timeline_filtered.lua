-- Pages with a part of the timeline: of a person, a source, a kind of events.
local h = require "html"
local s = require "strings"
local frame = require "parts.frame"
local view = require "parts.timeline_view"
local filters = require "parts.timeline_filters"

local filtered = {}

local function shown(page, site, name, events, here)
  return frame(page, site, h.article { class = "text timeline",
    h.header { class = "headline",
      h.p { class = "small", h.a { href = site.timeline, site.timeline.title } },
      h.h1 { name } },
    view.full(events, page, { lanes = site.theme.timeline_lanes, filters = filters(site, here) }),
  })
end

function filtered.by_person(page, site)
  if #page.person.events == 0 then return nil end
  return shown(page, site, page.person.name, page.person.events, page)
end

function filtered.by_source(page, site)
  if #page.source.events == 0 then return nil end
  return shown(page, site, page.source.title, page.source.events, page)
end

function filtered.by_kind(kind)
  return function(page, site)
    local events = site.events:filter(function(event) return event.kind == kind end)
    if #events == 0 then return nil end
    return shown(page, site, s.timeline_kinds[kind], events, kind)
  end
end

return filtered
