-- What only --drafts shows says so, above all else.
local h = require "html"
local s = require "strings"

return function(page)
  if page.withheld == "" then return nil end
  local why = s["withheld_" .. page.withheld] or s.withheld_draft
  return h.aside { class = "withheld", aria_label = s.withheld,
    h.p { h.b { s.withheld }, " ", why:format(page.withheld_on) },
  }
end
