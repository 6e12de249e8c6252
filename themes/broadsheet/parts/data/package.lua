-- What is below data/, as a Data Package (specs.frictionlessdata.io, version 1):
-- programs read the tables by it with their types and with what refers to what.
local json = require "json"
local text = require "text"
local s = require "strings"

local function resource(name, file, more)
  local out = { name = name, path = file.path, format = file.format, mediatype = file.mediatype,
    encoding = "utf-8" }
  for key, value in pairs(more) do out[key] = value end
  return out
end

local function add_tables(resources, found, is_there)
  for _, entry in ipairs(found.tables) do
    local of = entry.table
    resources[#resources + 1] = resource(of.name, entry.csv, {
      profile = "tabular-data-resource", title = s.data_tables[of.name],
      description = s.data_about[of.name], schema = require "parts.data.schema"(of, is_there),
    })
    -- Objects under the name of the table, which no tabular profile knows.
    resources[#resources + 1] = resource(of.name .. "-json", entry.json, {
      title = s.data_tables[of.name], description = s.data_json:format(of.name),
    })
  end
end

local function add_turns(resources, found)
  for i, entry in ipairs(found.turns) do
    resources[#resources + 1] = resource("turns-" .. i, entry.csv, {
      profile = "tabular-data-resource", title = entry.record.title, schema = "turns.schema.json",
    })
  end
end

local function add_citations(resources, found)
  for _, file in ipairs(found.citations) do
    resources[#resources + 1] = resource("quotations-" .. file.path:match("(%w+)%.?%w*$"), file, {
      title = s.data_tables.quotations,
    })
  end
end

-- The name of a package is ASCII.
local function name_of(site)
  local name = text.slug(site.title):gsub("[^a-z0-9-]", ""):gsub("^%-+", ""):gsub("%-+$", "")
  return name ~= "" and name or "dossier"
end

local function licences(site)
  local name, url = site.theme.data_licence, site.theme.data_licence_url
  if name == "" and url == "" then return nil end
  local id = name:gsub("[^%w._]+", "-")
  return json.array { {
    name = id ~= "" and id or nil, title = name ~= "" and name or nil,
    path = url ~= "" and url or nil,
  } }
end

return function(site)
  local found, resources, is_there = require "parts.data.files"(site), {}, {}
  for _, entry in ipairs(found.tables) do is_there[entry.table.name] = true end
  add_tables(resources, found, is_there)
  add_turns(resources, found)
  add_citations(resources, found)
  return {
    name = name_of(site), profile = "data-package",
    title = site.title, description = site.description ~= "" and site.description or nil,
    homepage = site.base_url ~= "" and site.base_url or nil,
    licenses = licences(site),
    resources = json.array(resources),
  }
end
