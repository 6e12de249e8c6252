-- A quotation as a Web Annotation of its record.
local citation = require "parts.citation"

return function(page, site)
  return citation.annotation(page.quotation, site)
end
