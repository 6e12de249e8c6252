-- The newest of a section, as Atom.
local feeds = require "parts.feeds"
local atom = require "parts.atom"

return function(page, site)
  return atom(feeds.of(page, site, "xml"), site)
end
