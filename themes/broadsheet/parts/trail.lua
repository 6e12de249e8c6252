-- The way to a page as a list for machines; what is above it ends with `section`.
return function(section, name, address)
  local items = {}
  local function add(title, where)
    items[#items + 1] = { ["@type"] = "ListItem", position = #items + 1, name = title, item = where }
  end
  for _, one in ipairs(section.ancestors) do add(one.title, one:absolute()) end
  add(section.title, section:absolute())
  add(name, address)
  return { ["@type"] = "BreadcrumbList", itemListElement = items }
end
