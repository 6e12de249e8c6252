local h = require "html"
local s = require "strings"
local frame = require "parts.frame"
local card = require "parts.card"
local pager = require "parts.pager"

return function(page, site)
  return frame(page, site, h.article { class = "text",
    h.header { class = "headline",
      h.h1 { page.title },
      page.description ~= "" and h.p { class = "standfirst", page.description },
    },
    h.div { class = "prose", page.content },
    h.ul { class = "cards", page.listed:map(function(of) return card(of.quotation) end) },
    pager.navigation(page),
  })
end
