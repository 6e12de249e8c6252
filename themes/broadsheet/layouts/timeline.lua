local h = require "html"
local frame = require "parts.frame"
local view = require "parts.timeline_view"
local filters = require "parts.timeline_filters"
local timeline_files = require "parts.timeline_files"

return function(page, site)
  return frame(page, site, h.article { class = "text timeline",
    h.header { class = "headline",
      h.h1 { page.title },
      page.description ~= "" and h.p { class = "standfirst", page.description },
    },
    not page.content.is_empty and h.div { class = "prose", page.content },
    view.full(site.events, page, { lanes = site.theme.timeline_lanes, filters = filters.nav(site) }),
    timeline_files(site),
  })
end
