local h = require "html"
local s = require "strings"
local frame = require "parts.frame"
local event = require "parts.event"
local timeline_files = require "parts.timeline_files"
local record_entry = require "parts.record_entry"

local function undated(site)
  local records = site.records:filter(function(record) return not record.date end)
  if #records == 0 then return nil end
  local out = {}
  for i, record in ipairs(records) do out[i] = record_entry(record) end
  return h.section { h.h2 { s.timeline_undated },
    h.p { class = "help", s.timeline_undated_help },
    h.ul { class = "entries", out } }
end

return function(page, site)
  return frame(page, site, h.article { class = "text timeline",
    h.header { class = "headline",
      h.h1 { page.title },
      page.description ~= "" and h.p { class = "standfirst", page.description },
    },
    h.div { class = "prose", page.content },
    h.ol { class = "events", site.events:map(function(e) return event(e, page, true) end) },
    undated(site),
    timeline_files(site),
  })
end
