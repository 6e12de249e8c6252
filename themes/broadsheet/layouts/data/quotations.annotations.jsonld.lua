-- All quotations as Web Annotations of their records.
return function(_, site)
  if not site.theme.data or #site.records == 0 then return nil end
  return require "parts.data.collections".annotations(site)
end
