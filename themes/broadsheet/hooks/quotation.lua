-- A checked quotation in running text.
local h = require "html"
local badge = require "parts.badge"

return function(quotation, inner)
  return h.span { class = "quotation",
    h.a { class = "quotation-words", href = quotation.first, inner },
    badge.sign(quotation),
  }
end
