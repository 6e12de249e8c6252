-- The way from home to the pages of a section. Pages that the menu's level holds
-- have none: the name of the site above them leads home.
local h = require "html"
local s = require "strings"

return function(section)
  if not section or #section.ancestors == 0 then return nil end
  local steps = {}
  local function add(to, words) steps[#steps + 1] = h.li { h.a { href = to, words } } end
  for i, one in ipairs(section.ancestors) do add(one, i == 1 and s.home or one.title) end
  add(section, section.title)
  return h.nav { class = "text breadcrumbs", aria_label = s.breadcrumbs, h.ol { steps } }
end
