-- The timeline as TimelineJS 3 reads it (timeline.knightlab.com,
-- docs/json-format.html). `edtf`, `id`, `url` and `left_out` are our own:
-- TimelineJS passes over them, dossier import does not.
local json = require "json"
local data = require "parts.event_data"

-- Beyond these years TimelineJS wants its scale of years alone.
local FAR = 200000

local escapes = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ["\""] = "&quot;" }

-- TimelineJS takes all text for HTML.
local function escaped(words)
  return (words:gsub("[&<>\"]", escapes))
end

local function paragraphs(words)
  local out = {}
  for line in words:gmatch("[^\n]+") do out[#out + 1] = "<p>" .. escaped(line) .. "</p>" end
  return table.concat(out)
end

local function link(event, url)
  if not url then return "" end
  return "<p><a href=\"" .. escaped(url) .. "\">" .. escaped(event.page.title) .. "</a></p>"
end

local function slide(event, site)
  local start, finish = data.span(event.date)
  local url = data.url(event, site)
  return {
    start_date = start,
    end_date = finish,
    display_date = data.display(event.date),
    text = {
      headline = escaped(data.headline(event)),
      text = paragraphs(data.description(event)) .. link(event, url),
    },
    group = data.group(event),
    unique_id = event.id,
    edtf = event.date.canonical,
    url = url,
  }
end

local function is_far(slides)
  for _, one in ipairs(slides) do
    local last = one.end_date or one.start_date
    if math.abs(one.start_date.year) > FAR or math.abs(last.year) > FAR then return true end
  end
  return false
end

return function(_, site)
  local events, others = data.events(site)
  if #events == 0 then return nil end
  local slides, left_out = {}, {}
  for i, event in ipairs(events) do slides[i] = slide(event, site) end
  for i, event in ipairs(others) do
    left_out[i] = { headline = data.headline(event), edtf = event.date and event.date.canonical }
  end
  return {
    title = { text = { headline = escaped(site.title), text = paragraphs(site.description) } },
    scale = is_far(slides) and "cosmological" or "human",
    events = json.array(slides),
    left_out = #left_out > 0 and json.array(left_out) or nil,
  }
end
