local h = require "html"
local s = require "strings"
local text = require "text"
local frame = require "parts.frame"
local dates = require "parts.dates"
local card = require "parts.card"
local record_entry = require "parts.record_entry"
local responses = require "parts.responses"
local links = require "parts.links"
local corrections = require "parts.corrections"
local article_timeline = require "parts.timeline_article"
local reading_time = require "parts.reading_time"

local function byline(page, site)
  if page.byline == "" and not page.date then return nil end
  return h.p { class = "byline",
    page.byline ~= "" and s.by:format(page.byline),
    page.byline ~= "" and page.date and "\u{a0}· ",
    page.date and dates.element(page.date),
    page.updated and "\u{a0}· ",
    page.updated and s.updated:format(dates.words(page.updated)),
    reading_time(page, site),
  }
end

local function all_responses(page)
  local out = {}
  for _, record in ipairs(page.records) do
    if #record.responses > 0 then
      out[#out + 1] = responses(record.responses, true)
    end
  end
  return #out > 0 and h.section { h.h3 { s.responses }, out } or nil
end

local function unchecked(page)
  local count = page.loose_quotes
  if count == 0 then return nil end
  return h.p { class = "help", text.translate("loose", { n = count }) }
end

local function quotations(page)
  if #page.quotations == 0 then return unchecked(page) end
  return h.section { h.h3 { s.quotations_here },
    h.ul { class = "cards", page.quotations:map(card) },
    unchecked(page),
  }
end

local function base(page)
  if #page.records + #page.quotations + #page.sources + page.loose_quotes == 0 then return nil end
  return h.aside { class = "base", aria_labelledby = "_base-title",
    h.h2 { id = "_base-title", s.rests_on },
    #page.records > 0 and h.section { h.h3 { s.records },
      h.ul { class = "entries", page.records:map(record_entry) } },
    all_responses(page),
    #page.sources > 0 and h.section { h.h3 { s.sources },
      h.p { links(page.sources, "title") } },
    #page.people > 0 and h.section { h.h3 { s.people }, h.p { links(page.people, "name") } },
    quotations(page),
  }
end

return function(page, site)
  return frame(page, site, {
    h.article { class = "text story", lang = page.language,
      h.header { class = "headline",
        h.h1 { page.title },
        page.description ~= "" and h.p { class = "standfirst", page.description },
        byline(page, site),
        corrections.notice(page.corrections),
      },
      #page.toc > 0 and require "parts.toc"(page, site),
      h.div { class = "prose", page.content },
      corrections.section(page.corrections),
    },
    article_timeline(page, site),
    base(page),
  })
end
