-- What there is below data/: each file with its name, format and media type,
-- the table it has, and how many rows.
local writer = require "parts.data.table"
local tables = require "parts.data.all"
local turns = require "parts.data.turns"
local quotations = require "parts.data.quotations"

local formats = {
  csv = "text/csv",
  json = "application/json",
  bib = "application/x-bibtex",
  ["csl.json"] = "application/vnd.citationstyles.csl+json",
  ["annotations.jsonld"] = "application/ld+json",
}

local function file(path, format, rows)
  return { path = path, format = format, mediatype = formats[format], rows = rows }
end

local function tables_of(site)
  local out = {}
  for _, of in ipairs(tables) do
    local rows = writer.rows(of, site)
    if rows then
      out[#out + 1] = { table = of, rows = #rows,
        csv = file(of.name .. ".csv", "csv", #rows),
        json = file(of.name .. ".json", "json", #rows) }
    end
  end
  return out
end

-- Of each record, when all of them are too many for one file.
local function turns_of(site)
  if writer.rows(turns, site) then return {} end
  local out = {}
  for i, record in ipairs(site.records) do
    out[i] = { record = record,
      csv = file(record.page.path:match("^.*/") .. "turns.csv", "csv", #record.turns) }
  end
  return out
end

local function citations_of(site)
  local rows = writer.rows(quotations, site)
  if not rows then return {} end
  local out = {
    file("quotations.bib", "bib", #rows),
    file("quotations.csl.json", "csl.json", #rows),
  }
  if site.base_url ~= "" then
    out[3] = file("quotations.annotations.jsonld", "annotations.jsonld", #rows)
  end
  return out
end

return function(site)
  return { tables = tables_of(site), turns = turns_of(site), citations = citations_of(site) }
end
