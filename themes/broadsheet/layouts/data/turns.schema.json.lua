-- The schema that the turns of each record have in common, of a dossier whose
-- turns are too many for one file.
return function(_, site)
  if not site.theme.data or #site.records == 0 then return nil end
  local turns = require "parts.data.turns"
  if require "parts.data.table".rows(turns, site) then return nil end
  return require "parts.data.schema"(turns, { records = true, people = #site.people > 0 })
end
