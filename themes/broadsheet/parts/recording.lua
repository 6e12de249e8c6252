-- The recording of a record: a player, or why there is none.
local h = require "html"
local s = require "strings"

-- Where none is held, what we hold says so already.
local function none(record)
  local why = record.audio_note ~= "" and record.audio_note
    or record.held == "recording" and s.recording_kept
  return why and h.p { class = "help no-recording", s.recording_none, " ", why } or nil
end

return function(record)
  local audio = record.audio
  if not audio then return none(record) end
  local note = record.audio_note
  return h.section { class = "recording", aria_label = s.recording,
    h.audio { controls = true, preload = "none", src = audio },
    h.p { class = "small",
      h.a { href = audio, s.recording_file },
      record.duration ~= "" and "\u{a0}· ", record.duration ~= "" and record.duration,
      note ~= "" and "\u{a0}· ", note ~= "" and note,
    },
    h.script { src = h.asset "listen.js", defer = true },
  }
end
