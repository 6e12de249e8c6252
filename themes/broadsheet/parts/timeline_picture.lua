-- The picture over a list of events: SVG, made when the site is built. The
-- scale is true; what is empty is cut with a mark; what is not known to the
-- day has soft edges. Each mark is a link to the event's place in the list.
local h = require "html"
local s = require "strings"
local text = require "text"
local chart = require "chart"
local dates = require "parts.dates"
local keys = require "parts.timeline_keys"
local calendar = require "parts.calendar"
local words = require "parts.timeline_words"

local WIDTH, AXIS, TITLE, ROW, GAP = 960, 26, 20, 24, 8 -- units
local LABEL = 34 -- letters
local EDGE = 46 -- units: no label of the scale begins this close to the end
local FAR = 3000 -- years: more is no stretch to be drawn

-- Whether there is anything to draw: "some year" has bounds and no place.
local function is_drawn(event)
  local date = event.date
  if not date or not (date.has_earliest or date.has_latest) then return false end
  if not (date.has_earliest and date.has_latest) then return true end
  local first, last = calendar.parts(date.earliest), calendar.parts(date.latest)
  return last - first <= FAR
end

-- ---- Lanes ----

local kind_order = { "item", "record", "article", "response", "correction" }

local function lanes_by_kind(events)
  local lanes, of = {}, {}
  for _, kind in ipairs(kind_order) do
    for _, event in ipairs(events) do
      if event.kind == kind then
        lanes[#lanes + 1] = s.timeline_kinds[kind]
        of[kind] = #lanes
        break
      end
    end
  end
  return lanes, function(event) return { of[event.kind] } end
end

-- Whoever is in most events first; what nobody is in comes last.
local function lanes_by_person(events)
  local counts, people = {}, {}
  for _, event in ipairs(events) do
    for _, person in ipairs(event.people) do
      if not counts[person.id] then people[#people + 1] = person end
      counts[person.id] = (counts[person.id] or 0) + 1
    end
  end
  table.sort(people, function(a, b)
    if counts[a.id] ~= counts[b.id] then return counts[a.id] > counts[b.id] end
    return a.id < b.id
  end)
  local lanes, of = {}, {}
  for i = 1, math.min(#people, 12) do
    lanes[i] = people[i].name
    of[people[i].id] = i
  end
  lanes[#lanes + 1] = s.timeline_others
  return lanes, function(event)
    local found = {}
    for _, person in ipairs(event.people) do found[#found + 1] = of[person.id] end
    if #found == 0 then found[1] = #lanes end
    return found
  end
end

-- ---- Marks ----

-- How sure the edges are: "firm", "soft", or which end is open.
local function softness(date)
  if not date.has_latest then return "later" end
  if not date.has_earliest then return "earlier" end
  local range = date.ranges[1]
  if date.is_plain and range.start.precision == "day" then return "firm" end
  if date.kind ~= "interval" then
    local is_timed = date.kind == "date" and range.start.time ~= ""
      and not (range.start.is_uncertain or range.start.is_approximate)
    return is_timed and "firm" or "soft"
  end
  for _, point in ipairs { range.start, range.finish } do
    if point.precision ~= "day" or point.is_uncertain or point.is_approximate
      or point.is_unspecified then return "soft" end
  end
  return "firm"
end

local function number(n) return ("%.1f"):format(n) end

local function mark(item, date, y, id)
  local soft = softness(date)
  local width = item.right - item.left
  if soft == "firm" and width < 14 then
    return h.circle { class = "tc-mark", cx = number((item.left + item.right) / 2),
      cy = number(y), r = "5" }
  end
  return h.rect { class = { "tc-mark", soft ~= "firm" and "tc-soft" },
    fill = soft ~= "firm" and "url(#" .. id .. "-" .. soft .. ")" or nil,
    x = number(item.left), y = number(y - 5), width = number(width), height = "10", rx = "5" }
end

local function label(item, y, short)
  if item.label == "right" then
    return h.text { class = "tc-label", x = number(item.right + 6), y = number(y + 4), short }
  elseif item.label == "left" then
    return h.text { class = "tc-label tc-left", x = number(item.left - 6), y = number(y + 4), short }
  elseif item.label == "inside" then
    return h.text { class = "tc-label tc-inside", x = number(item.left + 6), y = number(y + 4), short }
  end
end

local function link(input, item, y, options)
  local event = input.event
  local said = dates.words(event.date) .. ": " .. words.short(words.label(event), 120)
  return h.a { class = "tc-event", href = options.href(event), aria_label = said,
    data = { keys = keys(event) },
    h.title { said },
    mark(item, event.date, y, options.id),
    label(item, y, input.label) }
end

local function bins(lane, inputs, y, options)
  local most = 1
  for _, bin in ipairs(lane.bins) do most = math.max(most, bin.count) end
  local out = {}
  for i, bin in ipairs(lane.bins) do
    local event = inputs[bin.first].event
    local height = math.max(3, 2 * ROW * bin.count / most)
    local said = text.translate("timeline_bin", { n = bin.count,
      date = dates.words(event.date) })
    out[i] = h.a { class = "tc-event", href = options.href(event), aria_label = said,
      h.title { said },
      h.rect { class = "tc-bin", x = number(bin.left + 1), y = number(y + 2 * ROW - height),
        width = number(bin.right - bin.left - 2), height = number(height) } }
  end
  return out
end

-- ---- The scale ----

local function stops(...)
  local out = {}
  for i = 1, select("#", ...), 2 do
    local offset, opacity = select(i, ...)
    out[#out + 1] = h.stop { class = "tc-stop", offset = offset, stop_opacity = opacity }
  end
  return out
end

local function gradients(id)
  return h.defs {
    h.linearGradient { id = id .. "-later", stops("0", "0.9", "1", "0") },
    h.linearGradient { id = id .. "-earlier", stops("0", "0", "1", "0.9") },
    h.linearGradient { id = id .. "-soft", stops("0", "0.05", "0.35", "0.6", "0.65", "0.6", "1", "0.05") },
  }
end

local function axis(placed, width, height)
  local out = { h.line { class = "tc-axis", x1 = "0", y1 = "20", x2 = width, y2 = "20" } }
  local year, at_break
  for _, tick in ipairs(placed.ticks) do
    -- Behind a break the year is said again.
    for _, at in ipairs(placed.breaks) do
      if at < tick.at and at ~= at_break and (not at_break or at > at_break) then
        at_break, year = at, nil
      end
    end
    local x = number(tick.at)
    out[#out + 1] = h.line { class = "tc-tick", x1 = x, y1 = "14", x2 = x, y2 = height }
    local is_last = tick.at > width - EDGE
    out[#out + 1] = h.text { class = { "tc-scale", is_last and "tc-left" },
      x = number(is_last and tick.at - 4 or tick.at + 4), y = "13",
      words.tick(tick, tick.year ~= year) }
    year = tick.year
  end
  for _, at in ipairs(placed.breaks) do
    out[#out + 1] = h.path { class = "tc-gap", d = ("M%.1f 12 l-5 6 l10 6 l-5 6 V%d"):format(at, height) }
  end
  return h.g { aria_hidden = "true", out }
end

local function lanes(placed, names, inputs, options)
  local y, out = AXIS, {}
  for number_of, lane in ipairs(placed.lanes) do
    local part = { #names > 1 and h.text { class = "tc-lane", x = "0", y = y + 15, names[number_of] } }
    local top = #names > 1 and y + TITLE or y + 6
    if lane.bins then
      part[#part + 1] = bins(lane, inputs, top, options)
    else
      for i, item in ipairs(placed.items) do
        if inputs[i].lane == number_of then
          part[#part + 1] = link(inputs[i], item, top + ROW * (item.row + 0.5), options)
        end
      end
    end
    out[#out + 1] = h.g(part)
    y = top + ROW * lane.rows + GAP
  end
  return out, y
end

local function described(events)
  local first, last = dates.words(events[1].date), dates.words(events[#events].date)
  return text.translate("timeline_picture_help", { n = #events, first = first, last = last })
end

-- `options`: id (of the picture, unlike others on the page), href (a function:
-- where the list has an event), lanes ("kind" or "people"), least (events
-- for which there is a picture), width. Nil when there is too little to draw.
return function(events, options)
  local drawn = {}
  for _, event in ipairs(events) do
    if is_drawn(event) then drawn[#drawn + 1] = event end
  end
  if #drawn < (options.least or 3) then return nil end
  local names, of = (options.lanes == "people" and lanes_by_person or lanes_by_kind)(drawn)
  local inputs = {}
  for _, event in ipairs(drawn) do
    local short = words.short(words.label(event), LABEL)
    for _, lane in ipairs(of(event)) do
      inputs[#inputs + 1] = { event = event, date = event.date, lane = lane, label = short }
    end
  end
  local width = options.width or WIDTH
  local placed = chart.place { width = width, lanes = #names, items = inputs }
  local body, height = lanes(placed, names, inputs, options)
  local id = options.id
  return h.figure { class = "timechart",
    h.div { class = "tc-scroll", tabindex = "0", role = "region", aria_label = s.timeline_picture,
      h.svg { viewBox = ("0 0 %d %d"):format(width, height), width = width, height = height,
        role = "group", aria_labelledby = id .. "-title " .. id .. "-desc",
        h.title { id = id .. "-title", s.timeline_picture },
        h.desc { id = id .. "-desc", described(drawn) },
        gradients(id), axis(placed, width, height), body,
      },
    },
    h.figcaption { class = "small tc-legend",
      h.span { class = "tc-key tc-key-firm" }, s.timeline_firm, " ",
      h.span { class = "tc-key tc-key-soft" }, s.timeline_soft,
      #placed.breaks > 0 and { " ", h.span { class = "tc-key tc-key-gap" }, s.timeline_gap },
    },
  }
end
