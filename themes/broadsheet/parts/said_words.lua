-- Words of a passage. Where words are missing in it the mark is no word of it,
-- and looks as in the record.
local h = require "html"
local s = require "strings"

return function(words)
  local out, at = {}, 1
  while true do
    local from, to = words:find("%[[^%[%]]*%]", at)
    if not from then break end
    out[#out + 1] = words:sub(at, from - 1)
    local kind = words:match("^%[(%a+)", from)
    out[#out + 1] = h.span { class = { "mark", kind and s.mark_means[kind] and "mark-" .. kind },
      words:sub(from, to) }
    at = to + 1
  end
  out[#out + 1] = words:sub(at)
  return h.fragment(out)
end
