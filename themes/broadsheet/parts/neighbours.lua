-- What stands before and behind an article or page in its section.
local h = require "html"
local s = require "strings"

local kinds = { article = true, page = true }

local function neighbour(page, words, rel)
  return page and h.a { class = "neighbour-" .. rel, rel = rel, href = page,
    h.span { class = "small", words }, " ", page.title }
end

return function(page)
  if not kinds[page.kind] or page.withdrawn then return nil end
  if not page.previous and not page.next then return nil end
  return h.nav { class = "text neighbours", aria_label = s.neighbours,
    neighbour(page.previous, s.neighbour_previous, "prev"),
    neighbour(page.next, s.neighbour_next, "next"),
  }
end
