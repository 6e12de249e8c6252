-- The turns of one record.
return function(page, site)
  if not site.theme.data then return nil end
  return require "parts.data.table".csv_rows(require "parts.data.turns", page.record.turns, site)
end
