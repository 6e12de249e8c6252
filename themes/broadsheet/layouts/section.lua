-- The list of a folder that has no page of its own.
local h = require "html"
local frame = require "parts.frame"
local record_entry = require "parts.record_entry"
local dates = require "parts.dates"
local corrections = require "parts.corrections"

local function entry(page)
  if page.record then return record_entry(page.record) end
  local person = page.person
  return h.li { class = "entry",
    h.p { class = "entry-title", h.a { href = page, page.title }, corrections.label(page) },
    page.date and h.p { class = "small", dates.element(page.date) },
    person and person.role ~= "" and h.p { class = "small", person.role },
    page.excerpt ~= "" and h.p { page.excerpt },
  }
end

return function(page, site)
  return frame(page, site, h.article { class = "text",
    h.header { class = "headline", h.h1 { page.title } },
    h.ul { class = "entries", page.children:map(entry) },
  })
end
