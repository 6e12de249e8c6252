return function(_, site)
  if not site.theme.data or #site.records == 0 then return nil end
  return require "parts.data.table".csv(require "parts.data.people", site)
end
