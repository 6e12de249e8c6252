-- "This record as WebVTT · SRT · text · JSON".
local h = require "html"
local s = require "strings"
local data = require "parts.record_data"

return function(record, site)
  local files = { { "record.txt", s.plain_text } }
  if data.has_json(record) then files[#files + 1] = { "record.json", "JSON" } end
  if site.theme.data then files[#files + 1] = { "data/turns.csv", "CSV" } end
  if data.subrip_cues(record) then table.insert(files, 1, { "record.srt", "SRT" }) end
  if data.cues(record) then table.insert(files, 1, { "record.vtt", "WebVTT" }) end
  local links = {}
  for i, file in ipairs(files) do
    links[2 * i - 1] = i > 1 and "\u{a0}· "
    links[2 * i] = h.a { href = h.output(record, file[1]), file[2] }
  end
  return h.p { class = "files", s.record_as, " ", links }
end
