-- The menu: the same for all pages of a section but those that it names.
local h = require "html"

local function names(entries, page)
  for _, entry in ipairs(entries) do
    if entry.page == page or names(entry.children, page) then return true end
  end
  return false
end

return function(page, site)
  local above = page.ancestors
  if page == site.search or names(site.menu, page) then
    return require "parts.menu_entries"(site, above, page)
  end
  return h.constant("menu", function(section)
    local way = {}
    for i, one in ipairs(section and section.ancestors or {}) do way[i] = one end
    way[#way + 1] = section
    return require "parts.menu_entries"(site, way, false)
  end, above[#above])
end
