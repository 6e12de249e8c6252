-- A quotation as a card. This file stands in for broadsheet's parts/card.lua;
-- `parent` is what it stands in for.
local h = require "html"
local parent = require "parent.parts.card"

return function(quotation)
  return h.fragment {
    parent(quotation),
  }
end
