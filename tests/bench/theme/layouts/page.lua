local h = require "html"
local frame = require "parts.frame"

return function(page, site)
  local parent = page.parent
  return frame(page, site, h.article {
    h.h1 { page.title },
    page.content,
    parent and h.p { h.a { href = parent, parent.title } },
  })
end
