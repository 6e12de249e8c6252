-- Ways through a timeline: links to real pages, which a script makes quicker.
local h = require "html"
local s = require "strings"

local MOST = 40 -- links in one row

local function item(name, href, key, count, is_here)
  return h.li { h.a { href = href, data = { filter = key },
    aria_current = is_here and "page" or nil, name },
    h.span { class = "tl-count", " ", count } }
end

local function counted(list, name)
  local out = {}
  for _, thing in ipairs(list) do
    if thing.count > 0 then out[#out + 1] = thing end
  end
  table.sort(out, function(a, b)
    if a.count ~= b.count then return a.count > b.count end
    return a.thing.id < b.thing.id
  end)
  local rest = #out - MOST
  if rest > 0 then out = table.move(out, 1, MOST, 1, {}) end
  return out, rest, name
end

local function row(title, items)
  return #items > 0 and h.div { class = "tl-row", h.h2 { title }, h.ul(items) } or nil
end

local function people(site, here)
  local list = site.people:map(function(p) return { thing = p, count = #p.events } end)
  local items = {}
  for i, one in ipairs((counted(list))) do
    items[i] = item(one.thing.name, h.output(one.thing.page, "timeline.html"),
      "person:" .. one.thing.id, one.count, here == one.thing.page)
  end
  return row(s.people, items)
end

local function sources(site, here)
  local list = site.sources:map(function(source) return { thing = source, count = #source.events } end)
  local items = {}
  for i, one in ipairs((counted(list))) do
    items[i] = item(one.thing.title, h.output(one.thing.page, "timeline.html"),
      "source:" .. one.thing.id, one.count, here == one.thing.page)
  end
  return row(s.sources, items)
end

local files = { item = "items.html", record = "records.html", article = "articles.html",
  response = "responses.html", correction = "corrections.html" }

local function kinds(site, here)
  local counts, items = {}, {}
  for _, event in ipairs(site.events) do counts[event.kind] = (counts[event.kind] or 0) + 1 end
  for _, kind in ipairs { "item", "record", "article", "response", "correction" } do
    if counts[kind] then
      items[#items + 1] = item(s.timeline_kinds[kind], h.output(site.timeline, files[kind]),
        "kind:" .. kind, counts[kind], here == kind)
    end
  end
  return #items > 1 and row(s.timeline_what, items) or nil
end

-- `here`: the page, or the kind, that is shown; nil: all.
return function(site, here)
  local rows = { kinds(site, here), people(site, here), sources(site, here) }
  return h.nav { class = "tl-filters", aria_label = s.timeline_filters,
    h.details { open = here ~= nil or nil,
      h.summary { s.timeline_filters },
      h.p { h.a { href = site.timeline, data = { filter = "" },
        aria_current = here == nil and "page" or nil, s.timeline_all },
        h.span { class = "tl-count", " ", #site.events } },
      rows[1], rows[2], rows[3],
    },
  }
end
