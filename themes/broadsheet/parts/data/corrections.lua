-- Corrections: what readers are told was changed after publication.
local v = require "parts.data.values"

return {
  name = "corrections",
  refers = {},
  rows = function(site) return site.corrections end,
  columns = {
    { "page", "string", "the path of the page that was changed", function(c) return c.page.path end },
    { "title", "string", "its title", function(c) return c.page.title end },
    { "url", "string", "its address", function(c, site) return v.url(c.page, site) end },
    { "date", "string", "when, in EDTF", function(c) return v.edtf(c.date) end },
    { "kind", "string", "correction, clarification, update, editor's note or retraction", function(c) return c.kind end },
    { "text", "string", "what readers are told", function(c) return c.text end },
    { "about", "string", "the anchor or quotation it is about", function(c) return v.filled(c.about) end },
  },
}
