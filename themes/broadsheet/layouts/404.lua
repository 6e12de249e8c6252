local h = require "html"
local s = require "strings"
local frame = require "parts.frame"

return function(page, site)
  return frame(page, site, h.article { class = "text",
    h.header { class = "headline", h.h1 { s.not_found } },
    h.p { s.not_found_text },
    h.p { h.a { href = site.home, s.not_found_home } },
  })
end
