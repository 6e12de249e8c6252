-- The menu: the same for all pages of a section but those that it names.
local menu = {}

local function names(entries, page)
  for _, entry in ipairs(entries) do
    if entry.page == page or names(entry.children, page) then return true end
  end
  return false
end

-- Of a page that it names, which it says; else nil.
function menu.own(page, site)
  if page ~= site.search and not names(site.menu, page) then return nil end
  return require "parts.menu_entries"(site, page.ancestors, page)
end

-- Of the other pages of a section.
function menu.of(section, site)
  local way = {}
  for i, one in ipairs(section and section.ancestors or {}) do way[i] = one end
  way[#way + 1] = section
  return require "parts.menu_entries"(site, way, false)
end

return menu
