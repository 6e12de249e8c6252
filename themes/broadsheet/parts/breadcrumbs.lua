-- The way from home to the page. Pages that the menu's level holds have none:
-- the name of the site above them leads home.
local h = require "html"
local s = require "strings"

local step = h.template("step", function(page, words)
  return h.li { h.a { href = page, words } }
end)

local way = h.template("way", function(steps)
  return h.nav { class = "text breadcrumbs", aria_label = s.breadcrumbs, h.ol { steps } }
end)

return function(page)
  if #page.ancestors < 2 then return nil end
  return way(page.ancestors:map(function(above, i)
    return step(above, i == 1 and s.home or above.title)
  end))
end
