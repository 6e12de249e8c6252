-- What stands before and behind an article or page in its section.
local h = require "html"
local s = require "strings"

local both = h.template("neighbours", function(previous, previous_title, next, next_title)
  local function one(class, rel, page, words, title)
    return h.when(page, h.a { class = class, rel = rel, href = page,
      h.span { class = "small", words }, " ", title })
  end
  return h.nav { class = "text neighbours", aria_label = s.neighbours,
    one("neighbour-prev", "prev", previous, s.neighbour_previous, previous_title),
    one("neighbour-next", "next", next, s.neighbour_next, next_title),
  }
end)

return function(page)
  local kind = page.kind
  if kind ~= "article" and kind ~= "page" or page.withdrawn then return nil end
  local previous, next = page.previous, page.next
  if not previous and not next then return nil end
  return both(previous, previous and previous.title, next, next and next.title)
end
