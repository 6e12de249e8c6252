-- Who spoke, linked where the site knows them, doubt shown.
local h = require "html"
local s = require "strings"

-- `voice` is a turn or a quotation.
return function(voice, uncertain)
  local person = voice.speaker
  local name = person and person.name or voice.speaker_label
  if name == "" then name = s.unknown_voice end
  if uncertain then name = s.uncertain_voice:format(name) end
  return person and h.a { href = person, name } or h.span { name }
end
