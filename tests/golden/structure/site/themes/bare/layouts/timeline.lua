-- The timeline has tests of its own.
local frame = require "parts.frame"

return function(page, site) return frame(page, site, page.title) end
