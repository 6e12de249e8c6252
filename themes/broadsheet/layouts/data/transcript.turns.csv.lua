-- The turns of one record.
local data = require "parts.data.table"
local turns = require "parts.data.turns"

return function(page, site)
  return site.theme.data and data.csv_rows(turns, page.record.turns, site) or nil
end
