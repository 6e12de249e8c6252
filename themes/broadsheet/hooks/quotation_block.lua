-- A checked block quotation.
local h = require "html"
local badge = require "parts.badge"

return function(quotation, inner)
  return h.div { class = "quotation quotation-block",
    inner,
    h.p { class = "card-check",
      h.a { href = quotation.page, badge.words(quotation) },
      badge.status(quotation.responses),
    },
  }
end
