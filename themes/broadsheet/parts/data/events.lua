-- Events, in time. events.json beside it has more of each.
local v = require "parts.data.values"
local data = require "parts.event_data"
local dates = require "parts.dates"
local date, earliest, latest = v.date_columns("when it was", function(e) return e.date end)

return {
  name = "events",
  key = { "id" },
  refers = {},
  rows = function(site) return site.events end,
  bytes = function(e) return #e.plain end,
  columns = {
    { "id", "string", "its anchor", v.id },
    { "kind", "string", "what it is", function(e) return e.kind end,
      among = { "item", "record", "article", "response", "correction" } },
    date, earliest, latest,
    { "date_words", "string", "the date as people say it", function(e) return e.date and dates.words(e.date) end },
    { "basis", "string", "why that date is believed", function(e) return v.filled(e.basis) end },
    { "headline", "string", "what happened", data.headline },
    { "text", "string", "what else is told of it", function(e) return v.filled(data.description(e)) end },
    { "url", "string", "its address", data.url },
    { "page", "string", "the path of the page that tells it", function(e) return e.page.path end },
    { "after", "array", "events it is said to come after", function(e) return v.ids(e.after) end },
    { "before", "array", "events it is said to come before", function(e) return v.ids(e.before) end },
    { "people", "array", "people in it", function(e) return v.ids(e.people) end },
    { "records", "array", "records it rests on", function(e) return v.ids(e.records) end },
    { "sources", "array", "sources it rests on", function(e) return v.ids(e.sources) end },
  },
}
