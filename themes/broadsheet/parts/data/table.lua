-- A table of parts/data/ as a file, in rows of CSV or of JSON.
local json = require "json"
local csv = require "csv"

local writer = {}

-- A table that is too long for one file is left out, rather than the build fail
-- at a page's limits: what it would hold stands on pages and beside them too.
local MOST_ROWS = 50000
local MOST_BYTES = 40000000
local BYTES_OF_ROW = 700

-- Whether about as many bytes are few enough.
local function fits(of, rows)
  if #rows > MOST_ROWS then return false end
  local bytes = #rows * BYTES_OF_ROW
  if not of.bytes then return bytes <= MOST_BYTES end
  for _, row in ipairs(rows) do
    bytes = bytes + of.bytes(row)
    if bytes > MOST_BYTES then return false end
  end
  return true
end

-- The rows of a table that is published, else nil. A site without records is no
-- dossier, and has none.
function writer.rows(of, site)
  if not site.theme.data or #site.records == 0 then return nil end
  local rows = of.rows(site)
  return rows and #rows > 0 and fits(of, rows) and rows or nil
end

-- Rows of any list under the names of the columns.
function writer.csv_rows(of, rows, site)
  local columns, names = of.columns, {}
  for i, column in ipairs(columns) do names[i] = column[1] end
  local lines = { csv.line(names, #columns) }
  for n, row in ipairs(rows) do
    local values = {}
    for i, column in ipairs(columns) do values[i] = column[4](row, site) end
    lines[n + 1] = csv.line(values, #columns)
  end
  return table.concat(lines)
end

function writer.csv(of, site)
  local rows = writer.rows(of, site)
  return rows and writer.csv_rows(of, rows, site)
end

-- Entries of an array, a line each, with what stands before and behind them: the
-- whole is put together once, since it may be large.
function writer.lines(entries, before, behind)
  entries[1] = before .. "\n" .. entries[1]
  entries[#entries] = entries[#entries] .. "\n" .. behind
  return table.concat(entries, ",\n")
end

-- {"site": …, "date": …, "records": [a row a line]}; what is empty is not there.
function writer.json(of, site)
  local rows = writer.rows(of, site)
  if not rows then return nil end
  local lines = {}
  for n, row in ipairs(rows) do
    local object = {}
    for _, column in ipairs(of.columns) do
      local value = column[4](row, site)
      object[column[1]] = type(value) == "table" and json.array(value) or value
    end
    lines[n] = json.encode(object)
  end
  return writer.lines(lines, ("{\"site\":%s,\"date\":%s,%s:["):format(json.encode(site.title),
    json.encode(tostring(site.today)), json.encode(of.name)), "]}")
end

return writer
