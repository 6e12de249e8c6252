-- Recordings as other programs want to know of them.
local recordings = {}

local types = { aac = "audio/aac", flac = "audio/flac", m4a = "audio/mp4", mp3 = "audio/mpeg",
  mp4 = "audio/mp4", oga = "audio/ogg", ogg = "audio/ogg", opus = "audio/ogg", wav = "audio/wav",
  weba = "audio/webm", webm = "audio/webm" }

-- The media type of a file, or nil.
function recordings.type(asset)
  return types[asset.path:lower():match("%.(%w+)$")]
end

-- The recordings of a record, and of the records that an article rests on.
function recordings.of(page)
  local out, seen = {}, {}
  local function add(record)
    local kind = record.audio and recordings.type(record.audio)
    if not kind or seen[record.audio] then return end
    seen[record.audio] = true
    out[#out + 1] = { address = record.audio, type = kind, title = record.title,
      bytes = record.audio.bytes, ms = record.duration_ms }
  end
  if page.record then add(page.record) end
  for _, record in ipairs(page.records) do add(record) end
  return out
end

return recordings
