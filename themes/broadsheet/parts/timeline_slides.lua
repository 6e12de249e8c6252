-- Events as slides of TimelineJS. What it has no place for (no date at all, or
-- one without a first and a last day) are slides as well, without a start.
local json = require "json"
local data = require "parts.event_data"

local slides = {}

local escapes = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ["\""] = "&quot;" }

-- TimelineJS takes all text for HTML.
function slides.escaped(words)
  return (words:gsub("[&<>\"]", escapes))
end

function slides.paragraphs(words)
  local out = {}
  for line in words:gmatch("[^\n]+") do
    out[#out + 1] = "<p>" .. slides.escaped(line) .. "</p>"
  end
  return table.concat(out)
end

local function link(event, url)
  if not url then return "" end
  return "<p><a href=\"" .. slides.escaped(url) .. "\">" .. slides.escaped(event.page.title)
    .. "</a></p>"
end

local function list(ids)
  return #ids > 0 and json.array(ids) or nil
end

-- All of a slide but its dates in numbers.
local function undated(event, site)
  local url = data.url(event, site)
  return {
    text = {
      headline = slides.escaped(data.headline(event)),
      text = slides.paragraphs(data.description(event)) .. link(event, url),
    },
    group = data.group(event),
    unique_id = event.id,
    edtf = data.edtf(event),
    after = list(data.ids(event.after)),
    before = list(data.ids(event.before)),
    basis = event.basis ~= "" and event.basis or nil,
    url = url,
  }
end

function slides.of(event, site)
  local slide = undated(event, site)
  slide.start_date, slide.end_date = data.span(event.date)
  slide.display_date = data.display(event.date)
  return slide
end

-- Those of the events that have no place; nil if there are none.
function slides.left_out(events, site)
  local out = {}
  for i, event in ipairs(events) do out[i] = undated(event, site) end
  return list(out)
end

return slides
