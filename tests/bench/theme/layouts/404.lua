local h = require "html"
local frame = require "parts.frame"

return function(page, site)
  return frame(page, site, h.p { "There is no such page." })
end
