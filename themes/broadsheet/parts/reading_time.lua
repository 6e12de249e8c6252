-- How long an article takes to read, behind its byline.
local h = require "html"
local s = require "strings"
local text = require "text"

return function(page, site)
  local speed = site.theme.words_per_minute
  if speed <= 0 or page.words < speed then return nil end
  return h.span { class = "reading-time", "\u{a0}· ", text.translate("minutes", { n = math.ceil(page.words / speed) }) }
end
