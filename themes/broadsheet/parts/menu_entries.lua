-- The entries of the menu. One with entries below it opens on a click, without a
-- script.
local h = require "html"
local s = require "strings"

local function leads(entry)
  return entry.page ~= nil or entry.url ~= ""
end

-- For a page below `way`, from home on; `page` is false where the menu leads to
-- no such page.
return function(site, way, page)
  local is_above = {}
  for i = 2, #way do is_above[way[i]] = true end

  -- Whether the page is the entry's, or below it.
  local function is_around(entry)
    if entry.page and entry.page ~= page and is_above[entry.page] then return true end
    for _, child in ipairs(entry.children) do
      if child.page == page or is_around(child) then return true end
    end
    return false
  end

  local function link(entry)
    if not leads(entry) then return entry.title end
    return h.a {
      href = entry,
      class = is_around(entry) and "around",
      aria_current = entry.page == page and entry.anchor == "" and "page",
      entry.title,
    }
  end

  local function below(entries)
    return #entries > 0 and h.ul { entries:map(function(entry)
      return h.li { link(entry), below(entry.children) }
    end) }
  end

  local function item(entry)
    if #entry.children == 0 then return h.li { link(entry) } end
    return h.li { h.details {
      h.summary { class = is_around(entry) and "around", entry.title },
      h.ul {
        leads(entry) and h.li { link(entry) },
        entry.children:map(function(child) return h.li { link(child), below(child.children) } end),
      },
    } }
  end

  -- Behind the entries, unless one of them leads there.
  local function search()
    if not site.search or site.menu:find(function(entry) return entry.page == site.search end) then
      return nil
    end
    return h.li { class = "menu-search", h.a {
      href = site.search, rel = "search", aria_current = page == site.search and "page", s.search,
    } }
  end

  local find = search()
  if #site.menu == 0 and not find then return nil end
  return h.nav { class = "menu", aria_label = s.navigation, h.ul { site.menu:map(item), find } }
end
