-- All quotations as CSL-JSON, which reference managers read.
local collections = require "parts.data.collections"

return function(_, site) return collections.csl(site) end
