-- What a page is about, for machines, in the words of schema.org: JSON-LD. Pages
-- that are about nothing in particular have where they stand, and no more.
local h = require "html"

local linked_data = {}

-- Whether it is of those that parts/things.lua knows.
local function is_known(kind)
  return kind == "article" or kind == "transcript" or kind == "statement" or kind == "person"
    or kind == "source" or kind == "home"
end

-- Pages of a section that are about nothing differ in their last step.
local function place(page, section, address)
  local fill = h.template("place", function(above, name, address)
    return h.json_script { type = "application/ld+json", {
      ["@context"] = "https://schema.org",
      ["@graph"] = { require "parts.trail"(above, name, address) },
    } }
  end, section)
  return fill(page.title, address)
end

-- For the head. Nothing has a name for machines where it has no address. A
-- table is a file beside a page that is shown like one.
function linked_data.head(page, site, address)
  if not address or page.noindex or type(page) == "table" then return nil end
  local above = page.ancestors
  local depth = #above
  local section = depth > 1 and above[depth]
  if not is_known(page.kind) and #page.events == 0 then
    return section and place(page, section, address)
  end
  local graph = { section and require "parts.trail"(section, page.title, address) or nil }
  require "parts.things".add(graph, page, site)
  if #graph == 0 then return nil end
  return h.json_script { type = "application/ld+json",
    { ["@context"] = "https://schema.org", ["@graph"] = graph } }
end

return linked_data
