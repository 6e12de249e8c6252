-- Which turns: "turn 3", "turns 3–5", linked.
local h = require "html"
local s = require "strings"

return function(first, last)
  if first == last then
    return h.a { href = first, s.turn_named:format(first.number) }
  end
  return h.a { href = first, s.turns_named:format(first.number, last.number) }
end
