local of_parent = require "parent.parts.styles"

local styles = {}
for _, name in ipairs(of_parent) do
  if name == "parameters.css" then styles[#styles + 1] = "ledger.css" end
  styles[#styles + 1] = name
end
return styles
