local h = require "html"
local s = require "strings"
local frame = require "parts.frame"
local event = require "parts.event"
local timeline_files = require "parts.timeline_files"

local function undated(page, site)
  local events = site.events:filter(function(e) return e.is_apart end)
  if #events == 0 then return nil end
  return h.section { h.h2 { s.timeline_undated },
    h.p { class = "help", s.timeline_undated_help },
    h.ol { class = "events", events:map(function(e) return event(e, page, true) end) } }
end

return function(page, site)
  return frame(page, site, h.article { class = "text timeline",
    h.header { class = "headline",
      h.h1 { page.title },
      page.description ~= "" and h.p { class = "standfirst", page.description },
    },
    h.div { class = "prose", page.content },
    h.ol { class = "events", site.events:map(function(e) return not e.is_apart and event(e, page, true) end) },
    undated(page, site),
    timeline_files(site),
  })
end
