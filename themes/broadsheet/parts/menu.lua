-- The menu. An entry with entries below it opens on a click, without a script.
local h = require "html"
local s = require "strings"

local function leads(entry)
  return entry.page ~= nil or entry.url ~= ""
end

-- Whether the page is the entry's, or below it.
local function is_around(entry, page)
  if entry.page and entry.page ~= page then
    for i, above in ipairs(page.ancestors) do
      if i > 1 and above == entry.page then return true end
    end
  end
  for _, child in ipairs(entry.children) do
    if child.page == page or is_around(child, page) then return true end
  end
  return false
end

local function link(entry, page)
  if not leads(entry) then return entry.title end
  return h.a {
    href = entry,
    class = is_around(entry, page) and "around" or nil,
    aria_current = entry.page == page and entry.anchor == "" and "page" or nil,
    entry.title,
  }
end

local function below(entries, page)
  if #entries == 0 then return nil end
  return h.ul { entries:map(function(entry)
    return h.li { link(entry, page), below(entry.children, page) }
  end) }
end

local function item(entry, page)
  if #entry.children == 0 then return h.li { link(entry, page) } end
  return h.li { h.details {
    h.summary { class = is_around(entry, page) and "around" or nil, entry.title },
    h.ul {
      leads(entry) and h.li { link(entry, page) },
      entry.children:map(function(child)
        return h.li { link(child, page), below(child.children, page) }
      end),
    },
  } }
end

-- Behind the entries, unless one of them leads there.
local function search(page, site)
  if not site.search or site.menu:find(function(entry) return entry.page == site.search end) then
    return nil
  end
  local fill = h.template("search", function(current)
    return h.li { class = "menu-search", h.a {
      href = site.search, rel = "search", aria_current = current, s.search,
    } }
  end)
  return fill(page == site.search and "page")
end

local menu = h.template("menu", function(entries, find)
  return h.nav { class = "menu", aria_label = s.navigation, h.ul { entries, find } }
end)

return function(page, site)
  local find = search(page, site)
  if #site.menu == 0 and not find then return nil end
  return menu(site.menu:map(function(entry) return item(entry, page) end), find)
end
