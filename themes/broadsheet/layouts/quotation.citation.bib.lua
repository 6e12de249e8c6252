-- A quotation for BibTeX and biblatex.
local citation = require "parts.citation"

return function(page, site)
  return citation.bibtex(page.quotation, site) .. "\n"
end
