-- A block of code may be wider than the page: the keyboard scrolls it, too.
local h = require "html"

local block = h.template("code", function(id, classes, language, inner)
  return h.pre { id = id, class = classes, tabindex = "0", h.code { class = language, inner } }
end)

return function(node, inner)
  local id, classes, name = node.id, node.classes, node.name
  return block(id ~= "" and id, classes ~= "" and classes, name ~= "" and "language-" .. name, inner)
end
