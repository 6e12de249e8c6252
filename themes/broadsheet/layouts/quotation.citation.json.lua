-- A quotation as CSL-JSON, which reference managers read.
local citation = require "parts.citation"

return function(page, site)
  return { citation.csl(page.quotation, site) }
end
