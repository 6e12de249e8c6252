-- All quotations as Web Annotations of their records.
local collections = require "parts.data.collections"

return function(_, site) return collections.annotations(site) end
