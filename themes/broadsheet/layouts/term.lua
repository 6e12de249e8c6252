-- What has one tag.
local h = require "html"
local frame = require "parts.frame"
local entry = require "parts.entry"
local pager = require "parts.pager"

return function(page, site)
  return frame(page, site, h.article { class = "text",
    h.header { class = "headline", h.h1 { page.title } },
    h.ul { class = "entries", page.listed:map(entry) },
    pager.navigation(page),
  })
end
