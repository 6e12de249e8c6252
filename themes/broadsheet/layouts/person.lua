-- A person: what they said, and apart from it what they are reported to have
-- said.
local h = require "html"
local s = require "strings"
local frame = require "parts.frame"
local dates = require "parts.dates"
local turn = require "parts.turn"
local record_entry = require "parts.record_entry"
local responses = require "parts.responses"
local badge = require "parts.badge"
local event = require "parts.event"

local function passage(words)
  local record = words.turn.record
  return h.li { class = "card",
    h.blockquote { lang = record.language,
      h.p { h.a { href = words.turn, "“", words.words, "”" } } },
    h.p { class = "card-who",
      h.a { href = record, record.title },
      record.date and ", ", record.date and dates.element(record.date),
    },
    h.p { class = "card-check", h.span { class = "small", s.held[record.held] },
      badge.status(record.responses) },
  }
end

local function said(person)
  if #person.said == 0 then return nil end
  return h.section { h.h2 { s.said }, h.p { class = "help", s.said_help },
    h.ul { class = "cards", person.said:map(passage) } }
end

local function reported(person)
  if #person.reported == 0 then return nil end
  local out = {}
  for i, words in ipairs(person.reported) do
    out[i] = h.li {
      turn(words),
      h.p { class = "small", h.a { href = words, words.record.title },
        badge.status(words.record.responses) },
    }
  end
  return h.section { h.h2 { s.reported_said }, h.p { class = "help", s.reported_help },
    h.ul { class = "turns", out } }
end

local function page_list(title, pages)
  if #pages == 0 then return nil end
  return h.section { h.h2 { title },
    h.ul { class = "names", pages:map(function(page)
      return h.li { h.a { href = page, page.title } }
    end) } }
end

return function(page, site)
  local person = page.person
  local role = person.role
  if person.affiliation ~= "" then
    role = role ~= "" and role .. ", " .. person.affiliation or person.affiliation
  end
  return frame(page, site, h.article { class = "text person",
    h.header { class = "headline",
      h.h1 { person.name },
      role ~= "" and h.p { class = "standfirst", role },
    },
    h.div { class = "prose", page.content },
    said(person),
    reported(person),
    #person.said + #person.reported == 0 and h.p { class = "help", s.nothing_said },
    #person.responses > 0 and h.section { h.h2 { s.responded }, responses(person.responses, true) },
    #person.records > 0 and h.section { h.h2 { s.took_part },
      h.ul { class = "entries", person.records:map(record_entry) } },
    #person.spoken_about > 0 and h.section { h.h2 { s.spoken_about },
      h.ul { class = "turns", person.spoken_about:map(function(t) return h.li { turn(t) } end) } },
    #person.events > 0 and h.section { h.h2 { s.timeline },
      h.ol { class = "events", person.events:map(function(e) return event(e, page) end) } },
    page_list(s.mentioned, person.mentioned_in),
  })
end
