-- Dates where layouts want them: date:words() says every form of EDTF, and makes
-- nothing sharper than it was written.
local h = require "html"
local s = require "strings"

local dates = {}

-- A date in words; "no date" for nil.
function dates.words(date)
  return date and date:words() or s.undated
end

-- A <time> of it. HTML's `datetime` is for one known day, month or year; all
-- else goes to `data-edtf`.
function dates.element(date)
  if not date then
    return h.span { class = "undated", s.undated }
  elseif date.is_plain then
    return h.time { datetime = date.source, date:words() }
  end
  return h.span { class = "uncertain", data = { edtf = date.canonical }, date:words() }
end

return dates
