-- A record in a list as a line of a docket: its date in a column of its own.
local h = require "html"
local s = require "strings"
local dates = require "parts.dates"
local badge = require "parts.badge"

return function(record)
  return h.li { class = "entry docket",
    h.p { class = "docket-date small", dates.element(record.date) },
    h.div {
      h.p { class = "entry-title", h.a { href = record, record.title } },
      h.p { class = "small", s.held[record.held], badge.status(record.responses) },
      record.page.description ~= "" and h.p { record.page.description },
    },
  }
end
