-- All quotations as CSL-JSON, which reference managers read.
return function(_, site)
  if not site.theme.data or #site.records == 0 then return nil end
  return require "parts.data.collections".csl(site)
end
