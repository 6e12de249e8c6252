-- A block of code may be wider than the page: the keyboard scrolls it, too.
local h = require "html"

local block = h.template("code", function(id, classes, language, text)
  return h.pre { id = id, class = classes, tabindex = "0", h.code { class = language, text } }
end)

return function(node)
  local id, classes, name = node.id, node.classes, node.name
  return block(id ~= "" and id, classes ~= "" and classes, name ~= "" and "language-" .. name, node.text)
end
