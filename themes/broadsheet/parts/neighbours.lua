-- What stands before and behind an article or page in its section.
local h = require "html"
local s = require "strings"

local kinds = { article = true, page = true }

local neighbour = h.template("neighbour", function(class, rel, page, words, title)
  return h.a { class = class, rel = rel, href = page, h.span { class = "small", words }, " ", title }
end)

local both = h.template("neighbours", function(previous, next)
  return h.nav { class = "text neighbours", aria_label = s.neighbours, previous, next }
end)

return function(page)
  if not kinds[page.kind] or page.withdrawn then return nil end
  local previous, next = page.previous, page.next
  if not previous and not next then return nil end
  return both(
    previous and neighbour("neighbour-prev", "prev", previous, s.neighbour_previous, previous.title),
    next and neighbour("neighbour-next", "next", next, s.neighbour_next, next.title))
end
