-- Ways through a timeline: links to real pages, which a script makes quicker.
local h = require "html"
local s = require "strings"
local text = require "text"

local MOST = 40 -- links in one row

local function item(name, href, key, count, is_here)
  return h.li { h.a { href = href, data = { filter = key },
    aria_current = is_here and "page" or nil, name },
    h.span { class = "tl-count", " ", count } }
end

-- Those with events, most of them first, as many as there is room for; and how
-- many are left.
local function counted(list)
  local out = {}
  for _, thing in ipairs(list) do
    if #thing.events > 0 then out[#out + 1] = thing end
  end
  table.sort(out, function(a, b)
    if #a.events ~= #b.events then return #a.events > #b.events end
    return a.id < b.id
  end)
  local rest = math.max(0, #out - MOST)
  return table.move(out, 1, #out - rest, 1, {}), rest
end

local function row(title, items)
  return #items > 0 and h.div { class = "tl-row", h.h2 { title }, h.ul(items) } or nil
end

-- "and 12 more", with the list that has all of them.
local function more(list, rest)
  local all = list[1].page.parent
  local said = text.translate("timeline_more_of", { n = rest })
  return h.li { class = "tl-more", all and h.a { href = all, said } or said }
end

-- `prefix`: of the keys that the script goes by.
local function things(title, list, name, prefix, here)
  local items = {}
  local most, rest = counted(list)
  for i, one in ipairs(most) do
    items[i] = item(one[name], h.output(one.page, "timeline.html"), prefix .. one.id,
      #one.events, here == one.page)
  end
  if rest > 0 then items[#items + 1] = more(list, rest) end
  return row(title, items)
end

local filters = {}

-- Where the events of a kind are.
filters.files = { item = "items.html", record = "records.html", article = "articles.html",
  response = "responses.html", correction = "corrections.html" }

local function kinds(site, here)
  local counts, items = {}, {}
  for _, event in ipairs(site.events) do counts[event.kind] = (counts[event.kind] or 0) + 1 end
  for _, kind in ipairs { "item", "record", "article", "response", "correction" } do
    if counts[kind] then
      items[#items + 1] = item(s.timeline_kinds[kind], h.output(site.timeline, filters.files[kind]),
        "kind:" .. kind, counts[kind], here == kind)
    end
  end
  return #items > 1 and row(s.timeline_what, items) or nil
end

-- `here`: the page, or the kind, that is shown; nil: all.
function filters.nav(site, here)
  local rows = { kinds(site, here),
    things(s.people, site.people, "name", "person:", here),
    things(s.sources, site.sources, "title", "source:", here) }
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

return filters
