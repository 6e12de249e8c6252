-- All quotations for BibTeX and biblatex.
local collections = require "parts.data.collections"

return function(_, site) return collections.bibtex(site) end
