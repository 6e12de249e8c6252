local h = require "html"
local frame = require "parts.frame"
local corrections = require "parts.corrections"
local withdrawn = require "parts.withdrawn"

return function(page, site)
  return frame(page, site, h.article { class = "text",
    h.header { class = "headline",
      h.h1 { page.title },
      page.description ~= "" and h.p { class = "standfirst", page.description },
      corrections.notice(page.corrections),
    },
    #page.toc > 0 and require "parts.toc"(page, site),
    page.withdrawn and withdrawn(page) or h.div { class = "prose", page.content },
    corrections.section(page.corrections),
  })
end
