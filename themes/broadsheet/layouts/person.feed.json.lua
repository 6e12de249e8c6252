-- The newest of what names a person, as JSON Feed.
local feeds = require "parts.feeds"
local json_feed = require "parts.json_feed"

return function(page, site)
  return json_feed(feeds.of(page, site, "json"), site)
end
