-- A block of code may be wider than the page: the keyboard scrolls it, too.
local h = require "html"

return function(node)
  return h.pre {
    id = node.id ~= "" and node.id, class = node.classes ~= "" and node.classes, tabindex = "0",
    h.code { class = node.name ~= "" and "language-" .. node.name, node.text },
  }
end
