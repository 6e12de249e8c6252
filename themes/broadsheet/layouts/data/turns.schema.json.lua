-- The schema that the turns of each record have in common, of a dossier whose
-- turns are too many for one file.
local schema = require "parts.data.schema"
local turns = require "parts.data.turns"
local writer = require "parts.data.table"

return function(_, site)
  if not site.theme.data or #site.records == 0 or writer.rows(turns, site) then return nil end
  return schema(turns, { records = #site.records > 0, people = #site.people > 0 })
end
