-- An event of a timeline.
local h = require "html"
local s = require "strings"
local dates = require "parts.dates"
local keys = require "parts.timeline_keys"
local words = require "parts.timeline_words"

local function response_what(response)
  return { h.a { href = response.by, response.by.name }, " ",
    s.stance[response.stance], ": ", h.a { href = response.record, response.record.title } }
end

local function what(event)
  if event.kind == "item" then return event.content end
  if event.response then return response_what(event.response) end
  if event.correction then
    return { s.corrected, " ", h.a { href = event.page, event.page.title }, ": ", event.plain }
  end
  return h.a { href = event.page, event.title }
end

local function is_soft(date)
  if not date then return true end
  return date.kind ~= "date" and date.kind ~= "interval" or not date.is_plain and date.kind == "date"
end

-- "after: The ledger is sold", with links: an order, and no date.
local function order(title, events)
  if #events == 0 then return nil end
  local out = {}
  for i, event in ipairs(events) do
    out[2 * i - 1] = i > 1 and "; "
    out[2 * i] = h.a { href = event, words.short(words.label(event), 60) }
  end
  return h.p { class = "small event-order", title, " ", out }
end

-- `page` is the page it is listed on; it is not named as where it is told.
return function(event, page, with_id)
  return h.li { id = with_id and event.id or nil,
    class = { "event", "event-" .. event.kind, is_soft(event.date) and "event-soft" },
    data = { keys = keys(event) },
    h.p { class = "event-date", dates.element(event.date),
      event.date and event.basis ~= "" and h.span { class = "small", " ", s.basis[event.basis] },
    },
    h.div { class = "event-what", what(event),
      order(s.event_after, event.after), order(s.event_before, event.before),
      event.kind == "item" and event.page ~= page
        and h.p { class = "small", s.told_in, " ", h.a { href = event.page, event.page.title } },
      event.record and event.record.page.description ~= ""
        and h.p { class = "small", event.record.page.description },
    },
  }
end
