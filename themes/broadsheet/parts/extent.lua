-- A bar of a recording: what of it is in the record, what of that is quoted,
-- and where something is missing. Only where the times are known.
local h = require "html"
local s = require "strings"
local clock = require "parts.clock"

-- "0:04" and "1:02:03" in milliseconds; nil: no such time.
local function duration_of(words)
  local hours, minutes, seconds = words:match("^(%d+):(%d%d):(%d%d)$")
  if not hours then minutes, seconds = words:match("^(%d+):(%d%d)$") end
  if not minutes then return nil end
  return ((tonumber(hours or 0) * 60 + tonumber(minutes)) * 60 + tonumber(seconds)) * 1000
end

local absences = { gap = true, redacted = true, inaudible = true }

-- What is missing in a piece of a record: whether for an unknown time, and holes
-- with how long each lasts (ms) and after which share of the words it comes.
local function absences_of(item)
  local holes, is_unknown, at = {}, item.kind == "gap" and #item.marks == 0, 1
  for _, mark in ipairs(item.marks) do
    local ms = absences[mark.kind] and duration_of(mark.argument)
    if ms then
      local plain = item.content.plain
      local first, last = plain:find(mark.source, at, true)
      at = last and last + 1 or at
      holes[#holes + 1] = { ms = ms, share = item.turn and first and (first - 1) / #plain or 1 }
    elseif absences[mark.kind] then
      is_unknown = true
    end
  end
  return holes, is_unknown
end

local function add_absences(stretch, item)
  local holes, is_unknown = absences_of(item)
  stretch.missing = stretch.missing or is_unknown
  for _, hole in ipairs(holes) do stretch.holes[#stretch.holes + 1] = hole end
end

-- From each time to the next: turns without one belong to the stretch before.
local function stretches(record)
  local out, lead_missing = {}, false
  for _, item in ipairs(record.items) do
    local turn = item.turn
    if turn and turn.time_ms and turn.end_ms then
      out[#out + 1] = { from = turn.time_ms, to = turn.end_ms, first = turn, holes = {} }
    end
    local last = out[#out]
    if last then
      last.quoted = last.quoted or turn and #turn.quoted_by > 0
      add_absences(last, item)
    elseif not lead_missing then
      local holes, is_unknown = absences_of(item)
      lead_missing = is_unknown or #holes > 0
    end
  end
  return out, lead_missing
end

-- A bar has no room for more: then stretches that are alike and touch are one,
-- and a hole is its stretch.
local MOST = 300

local function are_too_many(list)
  local count = 0
  for _, stretch in ipairs(list) do count = count + #stretch.holes end
  return count > MOST
end

-- Where holes of known length lie, as far as the words tell; within a stretch
-- of which nobody knows how much is missing they say nothing more.
local function holes_of(list)
  local out, ms, is_coarse = {}, 0, are_too_many(list)
  for _, stretch in ipairs(list) do
    stretch.missing = stretch.missing or is_coarse and #stretch.holes > 0
    local length = stretch.to - stretch.from
    for _, hole in ipairs(stretch.missing and {} or stretch.holes) do
      local lasts = math.min(hole.ms, length)
      local from = stretch.from + hole.share * (length - lasts)
      out[#out + 1] = { from = from, to = from + lasts }
      ms = ms + lasts
    end
  end
  return out, ms
end

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

local function drawing(list, holes, lead, duration)
  local out = {}
  if lead then out[1] = box("extent-missing", 0, list[1].from, duration) end
  for _, stretch in ipairs(list) do
    out[#out + 1] = box(stretch.quoted and "extent-quoted" or "extent-held", stretch.from, stretch.to, duration)
    if stretch.missing then
      out[#out + 1] = box("extent-missing", stretch.from, stretch.to, duration)
    end
  end
  for _, hole in ipairs(holes) do
    out[#out + 1] = box("extent-missing", hole.from, hole.to, duration)
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
  local holes, silent = holes_of(list)
  list = merged(list)
  local held, quoted, missing = sum(list), sum(list, "quoted"), sum(list, "missing")
  if lead then missing = missing + list[1].from end
  local told = s.extent_told:format(clock(duration), clock(held), clock(quoted))
  if missing > 0 then told = told .. " " .. s.extent_missing_told:format(clock(missing)) end
  if silent > 0 then told = told .. " " .. s.extent_silent_told:format(clock(silent)) end
  return h.figure { class = "extent",
    h.svg { viewBox = "0 0 1000 26", preserveAspectRatio = "none", role = "img",
      aria_labelledby = "_extent-title _extent-told",
      h.title { id = "_extent-title", s.extent },
      h.desc { id = "_extent-told", told },
      h.rect { class = "extent-whole", x = "0", y = "0", width = "1000", height = "14" },
      drawing(list, holes, lead, duration),
    },
    h.figcaption { class = "small",
      h.span { class = "extent-ends", h.span { "0:00" }, h.span { clock(duration) } },
      h.span { class = "extent-keys",
        key("key-quoted", s.extent_quoted), key("key-held", s.extent_held),
        held < duration and key("key-whole", s.extent_not_held),
        missing + silent > 0 and key("key-missing", s.extent_missing),
      },
      told,
    },
  }
end
