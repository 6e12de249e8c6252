-- All events with their dates in EDTF, and what is known of each.
local json = require "json"
local data = require "parts.event_data"
local dates = require "parts.dates"

local function when(date)
  if not date then return nil end
  return { edtf = date.canonical, words = dates.words(date), kind = date.kind,
    earliest = date.earliest, latest = date.latest }
end

local function references(list, name)
  local out = {}
  for i, one in ipairs(list) do
    out[i] = { id = one.id, [name] = one[name], path = one.page.path }
  end
  return json.array(out)
end

local function ids(events)
  return #events > 0 and json.array(events:map(function(event) return event.id end)) or nil
end

local function entry(event, site)
  return {
    id = event.id,
    kind = event.kind,
    date = when(event.date),
    after = ids(event.after),
    before = ids(event.before),
    basis = event.basis ~= "" and event.basis or nil,
    headline = data.headline(event),
    text = data.description(event),
    page = { title = event.page.title, path = event.page.path },
    url = data.url(event, site),
    people = references(event.people, "name"),
    records = references(event.records, "title"),
    sources = references(event.sources, "title"),
  }
end

return function(_, site)
  if #site.events == 0 then return nil end
  local events = {}
  for i, event in ipairs(site.events) do events[i] = entry(event, site) end
  return { site = site.title, date = tostring(site.today), events = json.array(events) }
end
