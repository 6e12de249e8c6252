local h = require "html"
local s = require "strings"
local frame = require "parts.frame"
local dates = require "parts.dates"
local record_entry = require "parts.record_entry"
local card = require "parts.card"
local corrections = require "parts.corrections"

local function story(article)
  local count = #article.quotations
  return h.article { class = "lead",
    h.h2 { h.a { href = article, article.title }, corrections.label(article) },
    h.p { class = "standfirst", article.excerpt },
    h.p { class = "small",
      article.byline ~= "" and s.by:format(article.byline),
      article.byline ~= "" and article.date and " · ",
      article.date and dates.element(article.date),
      count > 0 and " · ",
      count == 1 and s.count_quotation or count > 1 and s.count_quotations:format(count) or nil,
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
    h.p { h.a { href = site.quotes, s.all_quotations:format(#site.quotations) } },
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

return function(page, site)
  return frame(page, site, {
    h.div { class = "intro prose", page.content },
    #site.articles > 0 and h.section { class = "home-articles", site.articles:map(story) },
    h.div { class = "home-columns", records(site), people(site) },
    quotations(site),
  })
end
