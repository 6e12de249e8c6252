-- All that was corrected, as JSON Feed.
local feeds = require "parts.feeds"
local json_feed = require "parts.json_feed"

return function(_, site)
  return json_feed(feeds.of_corrections(site, "json"), site)
end
