-- Links to many things in a row, separated by commas.
local h = require "html"

-- `label` names the field that is shown.
return function(list, label)
  local out = {}
  for _, thing in ipairs(list) do
    if #out > 0 then out[#out + 1] = ", " end
    out[#out + 1] = h.a { href = thing, thing[label] }
  end
  return #out > 0 and h.fragment(out) or nil
end
