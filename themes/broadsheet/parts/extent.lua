-- A bar of a recording: what of it is in the record, what of that is quoted,
-- and where something is missing. Only where the times are known.
local h = require "html"
local s = require "strings"
local clock = require "parts.clock"

-- Absences that stand in a piece of a record.
local function is_missing(item)
  if item.kind == "gap" then return true end
  for _, mark in ipairs(item.marks) do
    if mark.kind == "gap" or mark.kind == "redacted" or mark.kind == "inaudible" then return true end
  end
  return false
end

-- From each time to the next: turns without one belong to the stretch before.
local function stretches(record)
  local out, lead_missing = {}, false
  for _, item in ipairs(record.items) do
    local turn = item.turn
    if turn and turn.time_ms and turn.end_ms then
      out[#out + 1] = { from = turn.time_ms, to = turn.end_ms, first = turn }
    end
    local last = out[#out]
    if last then
      last.quoted = last.quoted or turn and #turn.quoted_by > 0
      last.missing = last.missing or is_missing(item)
    else
      lead_missing = lead_missing or is_missing(item)
    end
  end
  return out, lead_missing
end

-- A bar has no room for more: then stretches that are alike and touch are one.
local MOST = 300

local function merged(list)
  if #list <= MOST then return list end
  local out = {}
  for _, stretch in ipairs(list) do
    local last = out[#out]
    if last and last.to == stretch.from and not last.quoted == not stretch.quoted
      and not last.missing == not stretch.missing then
      last.to = stretch.to
    else
      out[#out + 1] = stretch
    end
  end
  return out
end

local function sum(list, key)
  local ms = 0
  for _, stretch in ipairs(list) do
    if not key or stretch[key] then ms = ms + stretch.to - stretch.from end
  end
  return ms
end

local function box(class, from, to, duration)
  local x = 1000 * from / duration
  return h.rect { class = class, x = ("%.1f"):format(x), y = class == "extent-missing" and "17" or "0",
    width = ("%.1f"):format(math.max(1000 * to / duration - x - 1.5, 1)),
    height = class == "extent-missing" and "7" or "14" }
end

local function drawing(list, lead, duration)
  local out = {}
  if lead then out[1] = box("extent-missing", 0, list[1].from, duration) end
  for _, stretch in ipairs(list) do
    out[#out + 1] = box(stretch.quoted and "extent-quoted" or "extent-held", stretch.from, stretch.to, duration)
    if stretch.missing then
      out[#out + 1] = box("extent-missing", stretch.from, stretch.to, duration)
    end
  end
  return out
end

local function key(class, words)
  return h.span { class = { "extent-key", class }, words }
end

-- Nil where there is too little to draw.
return function(record)
  local duration = record.duration_ms
  if not duration then return nil end
  local list, lead = stretches(record)
  if #list == 0 then return nil end
  list = merged(list)
  local held, quoted, missing = sum(list), sum(list, "quoted"), sum(list, "missing")
  if lead then missing = missing + list[1].from end
  local told = s.extent_told:format(clock(duration), clock(held), clock(quoted))
  if missing > 0 then told = told .. " " .. s.extent_missing_told:format(clock(missing)) end
  return h.figure { class = "extent",
    h.svg { viewBox = "0 0 1000 26", preserveAspectRatio = "none", role = "img",
      aria_labelledby = "extent-title extent-told",
      h.title { id = "extent-title", s.extent },
      h.desc { id = "extent-told", told },
      h.rect { class = "extent-whole", x = "0", y = "0", width = "1000", height = "14" },
      drawing(list, lead, duration),
    },
    h.figcaption { class = "small",
      h.span { class = "extent-ends", h.span { "0:00" }, h.span { clock(duration) } },
      h.span { class = "extent-keys",
        key("key-quoted", s.extent_quoted), key("key-held", s.extent_held),
        held < duration and key("key-whole", s.extent_not_held),
        missing > 0 and key("key-missing", s.extent_missing),
      },
      told,
    },
  }
end
