-- Sources: where records come from.
local v = require "parts.data.values"
local date, earliest, latest = v.date_columns("when it was published", function(source) return source.date end)

return {
  name = "sources",
  key = { "id" },
  refers = {},
  rows = function(site) return site.sources end,
  columns = {
    { "id", "string", "its name in the files of the dossier", v.id },
    { "title", "string", "its title", function(source) return source.title end },
    { "url", "string", "the address of its page", v.url },
    { "publisher", "string", "who published it", function(source) return v.filled(source.publisher) end },
    { "author", "string", "who wrote it", function(source) return v.filled(source.author) end },
    { "address", "string", "where it is published", function(source) return v.filled(source.url) end },
    date, earliest, latest,
    { "date_basis", "string", "why that date is believed", function(source) return v.filled(source.date_basis) end },
    { "medium", "string", "what it is", function(source) return v.filled(source.medium) end },
    { "held", "string", "what is held of it", function(source) return v.filled(source.held) end },
    { "note", "string", "what else is to be said of it", function(source) return v.filled(source.note) end },
    { "chain", "array", "what it relies on, nearest first", function(source) return v.ids(source.chain) end },
    { "records", "array", "records that come from it", function(source) return v.ids(source.records) end },
    { "files", "array", "names and SHA-256 sums of files that show it", function(source)
      return v.list(source.files, function(file) return file.path:match("[^/]*$") .. " " .. file.sha256 end)
    end },
  },
}
