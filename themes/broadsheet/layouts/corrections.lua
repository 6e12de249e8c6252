-- All that was changed or taken back after publication.
local h = require "html"
local s = require "strings"
local frame = require "parts.frame"
local dates = require "parts.dates"
local corrections = require "parts.corrections"
local feed_links = require "parts.feed_links"

local function withdrawn(page)
  return h.li { class = "correction",
    h.p { class = "correction-head", h.b { s.withdrawn }, ", ", dates.element(page.withdrawn.date) },
    h.p { class = "entry-title", h.a { href = page, page.title } },
    h.p { page.withdrawn.reason },
  }
end

return function(page, site)
  return frame(page, site, h.article { class = "text",
    h.header { class = "headline",
      h.h1 { page.title },
      h.p { class = "standfirst", page.description ~= "" and page.description or s.corrections_help },
    },
    h.div { class = "prose", page.content },
    #site.corrections > 0 and h.ol { class = "corrections",
      site.corrections:map(function(c) return corrections.entry(c, true) end) },
    feed_links.has_corrections(site) and h.p { class = "small",
      h.a { href = h.path "corrections.xml", s.corrections_feed } },
    #site.withdrawn > 0 and h.section { h.h2 { s.withdrawn_pages },
      h.ol { class = "corrections", site.withdrawn:map(withdrawn) } },
    #site.corrections + #site.withdrawn == 0 and h.p { s.no_corrections },
  })
end
