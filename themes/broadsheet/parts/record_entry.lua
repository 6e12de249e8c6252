-- A record in a list: title, date, what we hold, who contests it.
local h = require "html"
local s = require "strings"
local dates = require "parts.dates"
local badge = require "parts.badge"

return function(record)
  return h.li { class = "entry",
    h.p { class = "entry-title", h.a { href = record, record.title }, badge.status(record.responses) },
    h.p { class = "small", dates.element(record.date), "\u{a0}· ", s.held[record.held] },
    record.page.description ~= "" and h.p { record.page.description },
  }
end
