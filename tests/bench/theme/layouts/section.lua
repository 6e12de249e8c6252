local h = require "html"
local frame = require "parts.frame"

return function(page, site)
  local list = {}
  for i, child in ipairs(page.children) do
    list[i] = h.li { h.a { href = child, child.title } }
  end
  return frame(page, site, { h.h1 { page.title }, page.content, h.ul { list } })
end
