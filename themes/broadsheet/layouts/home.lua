local h = require "html"
local s = require "strings"
local text = require "text"
local frame = require "parts.frame"
local dates = require "parts.dates"
local record_entry = require "parts.record_entry"
local card = require "parts.card"
local corrections = require "parts.corrections"

-- The newest article leads; the others stand below it, smaller.
local function story(article, i)
  local count = #article.quotations
  return h.article { class = i == 1 and "lead" or "story-below",
    h.h2 { h.a { href = article, article.title }, corrections.label(article) },
    h.p { class = "standfirst", article.excerpt },
    h.p { class = "small",
      article.byline ~= "" and s.by:format(article.byline),
      article.byline ~= "" and article.date and "\u{a0}· ",
      article.date and dates.element(article.date),
      count > 0 and "\u{a0}· ",
      count > 0 and text.translate("count_quotations", { n = count }),
    },
  }
end

local function records(site)
  if #site.records == 0 then return nil end
  return h.section { class = "home-records",
    h.h2 { s.the_record },
    h.p { class = "help", s.the_record_help },
    h.ul { class = "entries", site.records:map(record_entry) },
  }
end

local function quotations(site)
  if #site.quotations == 0 then return nil end
  return h.section { class = "home-quotations",
    h.h2 { s.quotations },
    h.ul { class = "cards", site.quotations:take(4):map(card) },
    h.p { h.a { href = site.quotes, text.translate("all_quotations", { n = #site.quotations }) } },
  }
end

local function people(site)
  if #site.people == 0 then return nil end
  return h.section { class = "home-people",
    h.h2 { s.people },
    h.ul { class = "names", site.people:map(function(person)
      return h.li { h.a { href = person, person.name },
        person.role ~= "" and h.span { class = "small", " ", person.role } }
    end) },
  }
end

local function articles(site)
  local list = site.articles
  if #list == 0 then return nil end
  local below = {}
  for i = 2, #list do below[i - 1] = story(list[i], i) end
  return h.section { class = "home-articles", story(list[1], 1),
    #below > 0 and h.div { class = "stories-below", below } }
end

local function columns(site)
  if #site.records + #site.people == 0 then return nil end
  return h.div { class = "home-columns", records(site), people(site) }
end

return function(page, site)
  return frame(page, site, {
    not page.content.is_empty and h.div { class = "intro prose", page.content },
    articles(site),
    columns(site),
    quotations(site),
  })
end
