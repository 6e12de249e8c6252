-- What is left of a page that was taken back: that, when and why.
local h = require "html"
local s = require "strings"
local dates = require "parts.dates"

return function(page)
  return h.div { class = "notice notice-withdrawn",
    h.p { class = "correction-head", h.b { s.withdrawn }, ", ", dates.element(page.withdrawn.date) },
    h.p { page.withdrawn.reason },
    h.p { class = "small", s.withdrawn_help },
  }
end
