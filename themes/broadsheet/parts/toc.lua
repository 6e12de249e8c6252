-- The headings of a page, nested, where it is long or its author says so.
local h = require "html"
local s = require "strings"

-- Of more headings those below others stand beside each other.
local MANY = 40

local function is_shown(page, site)
  if page.wants_toc == "no" or #page.headings == 0 then return false end
  if page.wants_toc == "yes" then return true end
  local most = site.theme.toc_words
  return most > 0 and page.words >= most and #page.headings > 2
end

return function(page, site)
  if not is_shown(page, site) then return nil end
  local function list(headings)
    return #headings > 0 and h.ol { headings:map(function(heading)
      return h.li { h.a { href = heading, heading.content.plain }, list(heading.children) }
    end) }
  end
  return h.nav { class = { "toc", #page.headings > MANY and "toc-many" }, aria_labelledby = "_toc-title",
    h.p { class = "toc-title", id = "_toc-title", s.toc },
    list(page.toc),
  }
end
