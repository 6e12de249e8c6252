local h = require "html"
local s = require "strings"
local frame = require "parts.frame"

return function(page, site)
  return frame(page, site, h.article { class = "text",
    h.header { class = "headline",
      h.h1 { page.title },
      page.description ~= "" and h.p { class = "standfirst", page.description },
    },
    h.div { class = "prose", page.content },
  })
end
