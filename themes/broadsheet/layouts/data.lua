-- What there is of the dossier for other programs: its tables, their columns,
-- and its quotations for reference managers.
local h = require "html"
local s = require "strings"
local frame = require "parts.frame"
local text = require "text"
local files = require "parts.data.files"
local column_help = require "parts.data.column_help"

local function link(file, words)
  return h.a { href = h.path("data/" .. file.path), words }
end

local function row(entry)
  local name = entry.table.name
  return h.tr {
    h.th { scope = "row", s.data_tables[name] },
    h.td { s.data_about[name] },
    h.td { class = "right", text.number(entry.rows) },
    h.td { class = "nowrap", link(entry.csv, "CSV"), "\u{a0}· ", link(entry.json, "JSON") },
  }
end

local function tables(list)
  return h.div { class = "table", h.table {
    h.thead { h.tr { h.th { scope = "col", s.data_table }, h.th { scope = "col", s.data_holds },
      h.th { scope = "col", class = "right", s.data_rows }, h.th { scope = "col", s.data_files } } },
    h.tbody { list.map(row) },
  } }
end

local function columns(entry)
  local of, out = entry.table, {}
  for i, column in ipairs(of.columns) do
    out[i] = h.div { h.dt { h.code { column[1] } },
      h.dd { column_help(of, column), h.span { class = "small", " ", column[2] } } }
  end
  return h.details { h.summary { s.data_tables[of.name] }, h.dl { class = "facts columns", lang = not s.data_column_help[of.name] and "en", out } }
end

local function citations(found)
  local names = { s.data_bib, s.data_csl, s.data_annotations }
  if #found == 0 then return nil end
  local out = {}
  for i, file in ipairs(found) do out[i] = h.li { link(file, file.path), ": ", names[i] } end
  return h.section { h.h2 { s.quotations }, h.ul { out } }
end

local function licence(site)
  local name, url = site.theme.data_licence, site.theme.data_licence_url
  if name == "" and url == "" then return nil end
  local words = name ~= "" and name or url
  return h.p { s.data_licence, " ", url ~= "" and h.a { href = url, rel = "license", words } or words }
end

return function(page, site)
  local found = files(site)
  local list = { map = function(make)
    local out = {}
    for i, entry in ipairs(found.tables) do out[i] = make(entry) end
    return out
  end }
  return frame(page, site, h.article { class = "text data-page",
    h.header { class = "headline", h.h1 { page.title }, h.p { class = "standfirst", s.data_standfirst } },
    h.div { class = "prose",
      tables(list),
      #found.turns > 0 and h.p { s.data_turns_apart },
      citations(found.citations),
      h.section { h.h2 { s.data_columns }, h.p { s.data_columns_help }, list.map(columns) },
      h.section { h.h2 { s.data_package },
        h.p { h.a { href = h.path "data/datapackage.json", "datapackage.json" }, ": ", s.data_package_help },
        licence(site) },
    },
  })
end
