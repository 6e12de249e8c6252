-- A list of names and values; what is nil or empty vanishes.
local h = require "html"

return function(rows)
  local out = {}
  for _, row in ipairs(rows) do
    local name, value = row[1], row[2]
    if value and value ~= "" then
      out[#out + 1] = h.div { h.dt { name }, h.dd { value } }
    end
  end
  return #out > 0 and h.dl { class = "facts", out } or nil
end
