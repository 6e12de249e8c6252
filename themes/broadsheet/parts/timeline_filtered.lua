-- Pages with a part of the timeline: of a person, a source, a kind of events.
local h = require "html"
local s = require "strings"
local text = require "text"
local frame = require "parts.frame"
local view = require "parts.timeline_view"
local filters = require "parts.timeline_filters"

local filtered = {}

-- The page as its frame sees it: with the title, the description and the
-- address of the part, not those of the page that the part is beside.
local function part_of(page, site, part)
  local own = {
    title = s.timeline_of:format(part.name),
    description = text.translate("timeline_of_count", { n = #part.events, of = part.name }),
    absolute = function() return site:absolute(h.output(page, part.file)) end,
  }
  return setmetatable(own, { __index = function(_, name) return page[name] end })
end

-- `here` is what is shown, `told_on` the page whose events need not say so.
local function shown(page, site, part)
  local name, events = part.name, part.events
  return frame(part_of(page, site, part), site, h.article { class = "text timeline",
    h.header { class = "headline",
      h.p { class = "small", h.a { href = site.timeline, site.timeline.title } },
      h.h1 { name } },
    view.full(events, part.told_on, { lanes = site.theme.timeline_lanes,
      filters = filters.nav(site, part.here) }),
  })
end

function filtered.by_person(page, site)
  if #page.person.events == 0 then return nil end
  return shown(page, site, { name = page.person.name, events = page.person.events,
    here = page, told_on = page, file = "timeline.html" })
end

function filtered.by_source(page, site)
  if #page.source.events == 0 then return nil end
  return shown(page, site, { name = page.source.title, events = page.source.events,
    here = page, told_on = page, file = "timeline.html" })
end

function filtered.by_kind(kind)
  return function(page, site)
    local events = site.events:filter(function(event) return event.kind == kind end)
    if #events == 0 then return nil end
    return shown(page, site, { name = s.timeline_kinds[kind], events = events, here = kind,
      file = filters.files[kind] })
  end
end

return filtered
