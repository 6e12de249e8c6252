-- A quotation as a card: words, speaker, record, badge, status.
local h = require "html"
local badge = require "parts.badge"
local speaker = require "parts.speaker"
local dates = require "parts.dates"

return function(quotation)
  local record = quotation.record
  return h.li { class = "card",
    h.blockquote { lang = record.language,
      h.p { h.a { href = quotation.page, "“", quotation.words, "”" } },
    },
    h.p { class = "card-who",
      speaker(quotation, quotation.first.uncertain), ", ",
      h.a { href = quotation.first, record.title },
      record.date and ", ", record.date and dates.element(record.date),
    },
    h.p { class = "card-check", badge.words(quotation), badge.status(quotation.responses) },
  }
end
