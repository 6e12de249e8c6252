-- Quotations: what is quoted where, from which turns, and how well it matches.
local v = require "parts.data.values"
local h = require "html"
local date, earliest, latest = v.date_columns("when it was spoken", function(q) return q.record.date end)

-- By where they stand: the words themselves would have the page of data say
-- whether they are contested.
local function bytes(q)
  return q.first == q.last and 2 * (q["end"] - q.start) or 4000
end

return {
  name = "quotations",
  key = { "id" },
  refers = {
    -- A column in two references is more than some readers can do; turns refer
    -- to records.
    { fields = { "record", "first" }, to = "turns", at = { "record", "id" } },
    { fields = { "record" }, to = "records", at = { "id" }, unless = "turns" },
    { fields = { "speaker" }, to = "people", at = { "id" } },
  },
  rows = function(site) return site.quotations end,
  bytes = bytes,
  columns = {
    { "id", "string", "its name, as in the address of its page", v.id },
    { "words", "string", "the words as they are quoted", function(q) return q.words end },
    { "record_words", "string", "the same as the record has them, with what was left out", function(q) return q.record_words end },
    { "url", "string", "the address of its page, which shows its status", v.url },
    { "link", "string", "the address of the very words in the record",
      function(q, site) return site.base_url ~= "" and site:absolute(h.deep_link(q)) or nil end },
    { "speaker", "string", "who spoke; empty: not known", function(q) return v.id(q.speaker) end },
    { "label", "string", "what the record calls the speaker", function(q) return v.filled(q.speaker_label) end },
    { "is_uncertain", "boolean", "it is not certain that this is who spoke", function(q) return q.first.uncertain end },
    date, earliest, latest,
    { "language", "string", "of the words, BCP 47", function(q) return q.language end },
    { "record", "string", "the record they are from", function(q) return v.id(q.record) end },
    { "first", "string", "the turn they begin in", function(q) return q.first.id end },
    { "last", "string", "the turn they end in", function(q) return q.last.id end },
    { "tier", "string", "how well they match the record", function(q) return q.tier end,
      among = { "exact", "typography", "edited", "joined", "translated" } },
    { "tier_of_translation", "string", "how well they match the translation they are from",
      function(q) return v.filled(q.tier_of_translation) end },
    { "words_cut", "integer", "how many words were left out by […]", function(q) return q.words_cut end },
    { "is_contested", "boolean", "somebody contests the record or these turns: see responses",
      function(q) return q.is_contested end },
    { "stances", "array", "what is said about them, each stance once", function(q) return v.stances(q.responses) end },
    { "quoted_in", "string", "the path of the page that quotes", function(q) return q.from.path end },
    { "quoted_in_title", "string", "its title", function(q) return q.from.title end },
    { "quoted_in_url", "string", "its address", function(q, site) return v.url(q.from, site) end },
    { "is_block", "boolean", "it is a block quotation", function(q) return q.is_block end },
  },
}
