-- Who spoke, as plain words.
local s = require "strings"

-- `voice` is a turn or a quotation.
return function(voice)
  local name = voice.speaker and voice.speaker.name or voice.speaker_label
  return name ~= "" and name or s.unknown_voice
end
