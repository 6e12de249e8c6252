-- The words a page is filed under.
local h = require "html"
local s = require "strings"

return function(page)
  if #page.terms == 0 then return nil end
  return h.div { class = "text tags",
    h.p { class = "tags-title", id = "_filed-under", s.tagged },
    h.ul { aria_labelledby = "_filed-under", page.terms:map(function(term)
      return h.li { h.a { href = term, rel = "tag", term.name } }
    end) },
  }
end
