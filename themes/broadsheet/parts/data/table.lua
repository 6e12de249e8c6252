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

-- Files of many rows are given in pieces, as functions that say the next: so
-- there is never all of one in memory.

-- Rows of any list under the names of the columns.
function writer.csv_rows(of, rows, site)
  local columns, names = of.columns, {}
  for i, column in ipairs(columns) do names[i] = column[1] end
  local n = -1
  return function()
    n = n + 1
    if n == 0 then return csv.line(names, #columns) end
    local row, values = rows[n], {}
    if not row then return nil end
    for i, column in ipairs(columns) do values[i] = column[4](row, site) end
    return csv.line(values, #columns)
  end
end

function writer.csv(of, site)
  local rows = writer.rows(of, site)
  return rows and writer.csv_rows(of, rows, site)
end

-- An array of what `make` makes of each row, a line each, with what stands
-- before and behind it.
function writer.lines(rows, make, before, behind)
  local n = 0
  return function()
    n = n + 1
    if rows[n] then return n == 1 and before or ",", "\n", json.encode(make(rows[n])) end
    if n == #rows + 1 then return "\n", behind end
  end
end

-- {"site": …, "date": …, "records": [a row a line]}; what is empty is not there.
function writer.json(of, site)
  local rows = writer.rows(of, site)
  if not rows then return nil end
  return writer.lines(rows, function(row)
    local object = {}
    for _, column in ipairs(of.columns) do
      local value = column[4](row, site)
      object[column[1]] = type(value) == "table" and json.array(value) or value
    end
    return object
  end, ("{\"site\":%s,\"date\":%s,%s:["):format(json.encode(site.title),
    json.encode(tostring(site.today)), json.encode(of.name)), "]}")
end

return writer
