local data = require "parts.data.table"

return function(_, site) return data.csv(require "parts.data.records", site) end
