-- All that was corrected, as Atom.
local feeds = require "parts.feeds"
local atom = require "parts.atom"

return function(_, site)
  return atom(feeds.of_corrections(site, "xml"), site)
end
