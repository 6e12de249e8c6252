local h = require "html"
local frame = require "parts.frame"

return function(page, site)
  local corrections = #page.corrections > 0 and require "parts.corrections"
  return frame(page, site, h.article { class = "text",
    h.header { class = "headline",
      h.h1 { page.title },
      page.description ~= "" and h.p { class = "standfirst", page.description },
      corrections and corrections.notice(page.corrections),
    },
    #page.toc > 0 and require "parts.toc"(page, site),
    page.withdrawn and require "parts.withdrawn"(page) or h.div { class = "prose", page.content },
    corrections and corrections.section(page.corrections),
  })
end
