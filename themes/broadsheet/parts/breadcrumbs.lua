-- The way from home to the page. Pages that the menu's level holds have none:
-- the name of the site above them leads home.
local h = require "html"
local s = require "strings"

return function(page)
  if #page.ancestors < 2 then return nil end
  return h.nav { class = "text breadcrumbs", aria_label = s.breadcrumbs,
    h.ol { page.ancestors:map(function(above, i)
      return h.li { h.a { href = above, i == 1 and s.home or above.title } }
    end) },
  }
end
