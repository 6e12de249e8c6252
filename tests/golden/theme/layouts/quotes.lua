local frame = require "parts.frame"
local facts = require "parts.facts"

return function(page, site)
  return frame(page, site,
    facts.list("quotations", site.quotations, facts.quotation))
end
