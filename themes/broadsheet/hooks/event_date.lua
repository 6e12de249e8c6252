-- The date of an event in running text.
local dates = require "parts.dates"

return function(event)
  return dates.element(event.date)
end
