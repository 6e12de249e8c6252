-- The date of an event in running text: strong, as its author wrote it.
local h = require "html"
local dates = require "parts.dates"

return function(event)
  return h.b { dates.element(event.date) }
end
