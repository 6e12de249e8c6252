-- All terms of a taxonomy, such as all tags.
local h = require "html"
local s = require "strings"
local text = require "text"
local frame = require "parts.frame"

local function entry(term)
  local pages = #term.pages
  return h.li {
    h.a { href = term, term.name },
    h.span { class = "small", " ", text.translate("count_pages", { n = pages }) },
  }
end

return function(page, site)
  return frame(page, site, h.article { class = "text",
    h.header { class = "headline",
      h.h1 { page.title },
      page.description ~= "" and h.p { class = "standfirst", page.description },
    },
    not page.content.is_empty and h.div { class = "prose", page.content },
    h.ul { class = "names terms", page.taxonomy.terms:map(entry) },
  })
end
