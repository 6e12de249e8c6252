-- What a page is about, for machines, in the words of schema.org: JSON-LD. Pages
-- that are about nothing in particular have where they stand, and no more.
local h = require "html"

local linked_data = {}

-- Those that parts/things.lua knows.
local known = { home = true, article = true, transcript = true, statement = true, person = true,
  source = true }

local function breadcrumbs(page)
  local above = page.ancestors
  if #above < 2 then return nil end
  local items = {}
  for i, one in ipairs(above) do
    items[i] = { ["@type"] = "ListItem", position = i, name = one.title, item = one:absolute() }
  end
  items[#items + 1] = { ["@type"] = "ListItem", position = #items + 1, name = page.title,
    item = page:absolute() }
  return { ["@type"] = "BreadcrumbList", itemListElement = items }
end

-- For the head. Nothing has a name for machines where it has no address. A
-- table is a file beside a page that is shown like one.
function linked_data.head(page, site)
  if site.base_url == "" or page.kind == "404" or page.noindex or type(page) == "table" then
    return nil
  end
  local graph = { breadcrumbs(page) }
  if known[page.kind] or #page.events > 0 then require "parts.things".add(graph, page, site) end
  if #graph == 0 then return nil end
  return h.json_script { type = "application/ld+json",
    { ["@context"] = "https://schema.org", ["@graph"] = graph } }
end

return linked_data
