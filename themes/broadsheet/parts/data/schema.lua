-- The schema of a table (specs.frictionlessdata.io, Table Schema, version 1).
local json = require "json"
local column_help = require "parts.data.column_help"

local function field(of, column, is_key)
  local among = column.among
  return {
    name = column[1], type = column[2], description = column_help(of, column),
    constraints = (among or is_key) and {
      enum = among and json.array(among), required = is_key or nil,
    } or nil,
  }
end

local function key_of(of)
  local out = {}
  for _, name in ipairs(of.key or {}) do out[name] = true end
  return out
end

-- `is_there` holds the tables that there are; what refers to others says so only
-- in its description.
return function(of, is_there)
  local key, fields, refers = key_of(of), {}, {}
  for i, column in ipairs(of.columns) do fields[i] = field(of, column, key[column[1]]) end
  for _, to in ipairs(of.refers) do
    if (to.to == "" or is_there[to.to]) and not is_there[to.unless or ""] then
      refers[#refers + 1] = { fields = json.array(to.fields),
        reference = { resource = to.to, fields = json.array(to.at) } }
    end
  end
  return {
    fields = json.array(fields),
    primaryKey = of.key and json.array(of.key),
    foreignKeys = #refers > 0 and json.array(refers) or nil,
    missingValues = json.array { "" },
  }
end
