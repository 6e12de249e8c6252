-- The newest of the whole site, as Atom.
local feeds = require "parts.feeds"
local atom = require "parts.atom"

return function(_, site)
  return atom(feeds.of(site.home, site, "xml"), site)
end
