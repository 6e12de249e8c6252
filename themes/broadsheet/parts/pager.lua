-- The pages of a list: first, last and those around this one.
local h = require "html"
local s = require "strings"

local pager = {}

-- " (page 2)" behind a title.
function pager.words(page)
  if not page.pager or page.pager.number == 1 then return "" end
  return s.page_of:format(page.pager.number)
end

-- For the head.
function pager.links(page)
  local at = page.pager
  if not at then return nil end
  return h.fragment {
    at.previous and h.link { rel = "prev", href = at.previous },
    at.next and h.link { rel = "next", href = at.next },
  }
end

local function numbers(at)
  local out, last = {}, 0
  local function add(i)
    if i <= last or i > #at.pages then return end
    if i > last + 1 then out[#out + 1] = h.li { class = "pager-gap", aria_hidden = "true", "…" } end
    out[#out + 1] = h.li { h.a {
      href = at.pages[i],
      aria_label = s.pager_page:format(i),
      aria_current = i == at.number and "page" or nil,
      i,
    } }
    last = i
  end
  add(1)
  for i = math.max(2, at.number - 2), at.number + 2 do add(i) end
  add(#at.pages)
  return out
end

function pager.navigation(page)
  local at = page.pager
  if not at then return nil end
  return h.nav { class = "pager", aria_label = s.pager,
    at.previous and h.a { class = "pager-previous", rel = "prev", href = at.previous, s.pager_previous },
    h.ol { numbers(at) },
    at.next and h.a { class = "pager-next", rel = "next", href = at.next, s.pager_next },
  }
end

return pager
