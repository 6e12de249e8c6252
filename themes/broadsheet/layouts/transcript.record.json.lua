-- A record with all that is known of it. `segments`, as podcasts have them, are
-- there where what stands in the record was said so; else only `items` are,
-- each with what was `said` in it.
local data = require "parts.record_data"

return function(page, site)
  local record = page.record
  if not data.has_json(record) then return nil end
  return {
    version = "1.0.0",
    record = data.facts(record, site),
    items = data.items(record, site),
    segments = data.segments(record),
  }
end
