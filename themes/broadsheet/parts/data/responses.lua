-- Responses: who confirms, denies, declines to comment or gave no answer.
local v = require "parts.data.values"
local date, earliest, latest = v.date_columns("when it was given", function(row) return row.response.date end)

local function text(name)
  return function(row) return v.filled(row.response[name]) end
end

return {
  name = "responses",
  key = { "record", "number" },
  refers = {
    { fields = { "record" }, to = "records", at = { "id" } },
    { fields = { "by" }, to = "people", at = { "id" } },
    { fields = { "source" }, to = "sources", at = { "id" } },
  },
  rows = function(site)
    local out = {}
    for _, record in ipairs(site.records) do
      for i, response in ipairs(record.responses) do
        out[#out + 1] = { record = record, number = i, response = response }
      end
    end
    return out
  end,
  columns = {
    { "record", "string", "the record it is about", function(row) return v.id(row.record) end },
    { "number", "integer", "its place among the responses to that record", function(row) return row.number end },
    { "first", "string", "the first turn it is about; empty: all of the record",
      function(row) return row.response.first and row.response.first.id end },
    { "last", "string", "the last, likewise", function(row) return row.response.first and row.response.last.id end },
    { "by", "string", "who responds", function(row) return v.id(row.response.by) end },
    { "stance", "string", "confirms, denies, declines to comment …", text("stance") },
    { "contests", "boolean", "it is any stance but confirms", function(row) return row.response.contests end },
    { "about", "string", "existence, voice, wording, context, meaning or authenticity", text("about") },
    { "words", "string", "the words of the response", text("words") },
    { "note", "string", "what else is to be said of it", text("note") },
    date, earliest, latest,
    { "asked", "string", "when the person was asked, in EDTF", function(row) return v.edtf(row.response.asked) end },
    { "source", "string", "where the response was published", function(row) return v.id(row.response.source) end },
    { "statement", "string", "the address of the words, where they are a record too",
      function(row, site) return v.url(row.response.statement, site) end },
  },
}
