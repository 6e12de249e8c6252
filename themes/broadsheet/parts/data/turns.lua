-- The turns of one record, or of all. `said` has verbatim words alone: of a
-- report what stands in quotation marks. Indirect speech is in `account`, which
-- nobody's voice is.
local v = require "parts.data.values"

local function said(turn)
  local out = {}
  for i, passage in ipairs(turn.passages) do out[i] = passage.words end
  return v.filled(table.concat(out, "\n"))
end

local turns = {
  name = "turns",
  key = { "record", "id" },
  refers = {
    { fields = { "record" }, to = "records", at = { "id" } },
    { fields = { "speaker" }, to = "people", at = { "id" } },
  },
  columns = {
    { "record", "string", "the record it stands in", function(t) return v.id(t.record) end },
    { "id", "string", "its anchor in the record's page", v.id },
    { "number", "integer", "its place in the record, from 1", function(t) return t.number end },
    { "url", "string", "its address", v.url },
    { "speaker", "string", "who speaks; empty: not known", function(t) return v.id(t.speaker) end },
    { "label", "string", "what the record calls the speaker", function(t) return v.filled(t.speaker_label) end },
    { "is_uncertain", "boolean", "it is not certain that this is who speaks", function(t) return t.uncertain end },
    { "time", "number", "when it begins in the recording, in seconds", function(t) return v.seconds(t.time_ms) end },
    { "said", "string", "the words that were said, without remarks such as [laughter]; stretches with other words between them are a line each",
      said },
    { "account", "string", "the whole turn as the record tells it, where that is not the speaker's words alone",
      function(t) return t.has_indirect and t.content.plain or nil end },
    { "answers", "string", "the turn of the same record it replies to", function(t) return t.answers and t.answers.id end },
    { "quotations", "integer", "how many quotations are from it", function(t) return #t.quoted_by end },
  },
}

-- All of them, nil when a look at their number says that they are too many. Then
-- each record has its own alone.
function turns.rows(site)
  local count, out = 0, {}
  for _, record in ipairs(site.records) do count = count + #record.turns end
  if count > 50000 then return nil end
  for _, record in ipairs(site.records) do
    for _, turn in ipairs(record.turns) do out[#out + 1] = turn end
  end
  return out
end

function turns.bytes(turn)
  local bytes = turn.has_indirect and #turn.content.plain or 0
  for _, passage in ipairs(turn.passages) do bytes = bytes + #passage.words end
  return bytes
end

return turns
