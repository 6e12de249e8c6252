-- The marks a record has, each with what it means: three absences are three
-- things.
local h = require "html"
local s = require "strings"

local order = { "inaudible", "unclear", "gap", "redacted", "omission", "foreign", "sound",
  "laughter", "crosstalk", "pause", "sic", "ph" }

return function(record)
  local first, count = {}, {}
  for _, item in ipairs(record.items) do
    for _, mark in ipairs(item.marks) do
      first[mark.kind] = first[mark.kind] or mark
      count[mark.kind] = (count[mark.kind] or 0) + 1
    end
  end
  local rows = {}
  for _, kind in ipairs(order) do
    if first[kind] then
      rows[#rows + 1] = h.div {
        h.dt { h.span { class = { "mark", "mark-" .. kind }, first[kind].source } },
        h.dd { s.mark_means[kind], count[kind] > 1 and h.span { class = "small", " ×", tostring(count[kind]) } },
      }
    end
  end
  if #rows == 0 then return nil end
  return h.details { class = "marks-key", h.summary { s.marks }, h.dl { rows } }
end
