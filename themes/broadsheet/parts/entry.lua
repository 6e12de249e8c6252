-- A page in a list, whatever its kind.
local h = require "html"
local s = require "strings"
local text = require "text"
local record_entry = require "parts.record_entry"
local dates = require "parts.dates"
local corrections = require "parts.corrections"

local function count(page)
  local pages = #page.children
  if page.kind ~= "section" or pages == 0 then return nil end
  return h.p { class = "small", text.translate("count_pages", { n = pages }) }
end

return function(page)
  if page.record then return record_entry(page.record) end
  local person = page.person
  return h.li { class = "entry",
    h.p { class = "entry-title", h.a { href = page, page.title }, corrections.label(page) },
    page.date and h.p { class = "small", dates.element(page.date) },
    person and person.role ~= "" and h.p { class = "small", person.role },
    count(page),
    page.excerpt ~= "" and h.p { page.excerpt },
  }
end
