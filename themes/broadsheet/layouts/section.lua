-- The list of a folder.
local h = require "html"
local frame = require "parts.frame"
local entry = require "parts.entry"
local pager = require "parts.pager"

return function(page, site)
  return frame(page, site, h.article { class = "text",
    h.header { class = "headline",
      h.h1 { page.title },
      page.description ~= "" and h.p { class = "standfirst", page.description },
    },
    not page.content.is_empty and h.div { class = "prose", page.content },
    #page.listed > 0 and h.ul { class = "entries", page.listed:map(entry) },
    pager.navigation(page),
  })
end
