-- People: who speaks or acts.
local v = require "parts.data.values"

return {
  name = "people",
  key = { "id" },
  refers = {},
  rows = function(site) return site.people end,
  columns = {
    { "id", "string", "the person's name in the files of the dossier", v.id },
    { "name", "string", "the name", function(p) return p.name end },
    { "url", "string", "the address of the person's page", v.url },
    { "role", "string", "what the person does", function(p) return v.filled(p.role) end },
    { "affiliation", "string", "for whom", function(p) return v.filled(p.affiliation) end },
    { "also_known_as", "array", "other names", function(p)
      return v.list(p.also_known_as, function(name) return name end)
    end },
    { "records", "array", "records the person takes part in", function(p) return v.ids(p.records) end },
    { "quotations", "integer", "how many quotations are of the person's words", function(p) return #p.quotations end },
    { "reported_turns", "integer", "how many turns tell what the person said, in the words of others",
      function(p) return #p.reported end },
    { "responses", "integer", "how many responses the person gave", function(p) return #p.responses end },
  },
}
