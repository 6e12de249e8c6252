return function(_, site)
  if not site.theme.data or #site.records == 0 then return nil end
  return require "parts.data.table".json(require "parts.data.sources", site)
end
