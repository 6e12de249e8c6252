-- A timeline: picture, then the list it leads to, then what has no place in it.
local h = require "html"
local json = require "json"
local s = require "strings"
local event = require "parts.event"
local groups = require "parts.timeline_groups"
local picture = require "parts.timeline_picture"
local text = require "text"
local words = require "parts.timeline_words"

-- So many events stand on a page about something else.
local MOST = 200

local view = {}

-- Links to the years, when there are enough of them to get lost.
local function jumps(list)
  local years, seen = {}, {}
  for _, group in ipairs(list) do
    if group.id and not seen[group.year] then
      seen[group.year] = true
      years[#years + 1] = group
    end
  end
  if #years < 4 then return nil end
  local step, out = math.ceil(#years / 40), {}
  for i = 1, #years, step do
    out[#out + 1] = h.li { h.a { href = "#" .. years[i].id, words.year(years[i].year) } }
  end
  return h.nav { class = "tl-years", aria_label = s.timeline_years, h.ul(out) }
end

local function list_of(group, page)
  local items = {}
  for i, one in ipairs(group) do items[i] = event(one, page, true) end
  return h.ol { class = "events", items }
end

local function sections(list, page)
  local out = {}
  for i, group in ipairs(list) do
    out[i] = h.section { class = { "tl-group", group.is_loose and "tl-loose" },
      h.h2 { id = group.id, group.title },
      list_of(group, page) }
  end
  return out
end

local function undated(apart, page)
  if #apart == 0 then return nil end
  return h.section { class = "tl-group tl-apart", h.h2 { id = "_undated", s.timeline_undated },
    h.p { class = "help", s.timeline_undated_help },
    list_of(apart, page) }
end

-- All of a timeline page but its head. `options`: lanes, filters.
function view.full(events, page, options)
  local placed, apart = {}, {}
  for _, one in ipairs(events) do
    local list = one.is_apart and apart or placed
    list[#list + 1] = one
  end
  local list = groups.of(placed)
  local shown = picture(placed, { id = "_timechart", lanes = options.lanes,
    href = function(one) return "#" .. one.id end })
  return h.fragment {
    h.link { rel = "stylesheet", href = h.asset "timeline.css" },
    options.filters,
    shown and h.a { class = "skip", href = "#_tl-list", s.timeline_skip },
    shown,
    jumps(list),
    h.div { id = "_tl-list", class = "tl-list",
      h.p { class = "tl-status small", role = "status", data = {
        forms = json.encode(s.timeline_shown) } },
      sections(list, page), undated(apart, page) },
    h.script { src = h.asset "timeline.js", defer = true },
  }
end

-- A small one for a page about something else: picture and plain list, of the
-- first so many.
-- `options`: class, more (what stands below it).
function view.small(events, page, options)
  if #events == 0 then return nil end
  local shown = picture(events, { id = "_timechart", least = 2, width = 680, href = function(one) return one end })
  local items = {}
  for i = 1, math.min(#events, MOST) do items[i] = event(events[i], page) end
  if #events > MOST then
    items[#items + 1] = h.li { class = "small", text.translate("timeline_more_of", { n = #events - MOST }) }
  end
  return h.section { class = { "tl-small", options.class }, aria_labelledby = "_tl-small-title",
    h.link { rel = "stylesheet", href = h.asset "timeline.css" },
    h.h2 { id = "_tl-small-title", s.timeline },
    shown,
    h.ol { class = "events", items },
    options.more,
  }
end

return view
