local data = require "parts.data.table"

return function(_, site) return data.json(require "parts.data.articles", site) end
