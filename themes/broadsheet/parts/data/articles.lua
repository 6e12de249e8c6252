-- Articles, and what they rest on.
local v = require "parts.data.values"
local date, earliest, latest = v.date_columns("when it was published", function(page) return page.date end)

return {
  name = "articles",
  key = { "path" },
  refers = {},
  rows = function(site) return site.articles end,
  columns = {
    { "path", "string", "its path", function(page) return page.path end },
    { "title", "string", "its title", function(page) return page.title end },
    { "url", "string", "its address", v.url },
    { "description", "string", "what it is about", function(page) return v.filled(page.description) end },
    { "byline", "string", "who wrote it", function(page) return v.filled(page.byline) end },
    date, earliest, latest,
    { "updated", "string", "when it was last changed, in EDTF", function(page) return v.edtf(page.updated) end },
    { "language", "string", "BCP 47", function(page) return page.language end },
    { "words", "integer", "how many words it has", function(page) return page.words end },
    { "records", "array", "records it rests on", function(page) return v.ids(page.records) end },
    { "sources", "array", "sources of those records", function(page) return v.ids(page.sources) end },
    { "people", "array", "people in it", function(page) return v.ids(page.people) end },
    { "quotations", "array", "the checked quotations in it", function(page) return v.ids(page.quotations) end },
    { "unchecked_quotations", "integer", "how often it quotes without a record", function(page) return page.loose_quotes end },
    { "corrections", "integer", "how many corrections it has", function(page) return #page.corrections end },
  },
}
