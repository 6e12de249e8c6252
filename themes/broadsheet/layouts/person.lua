-- A person: what they said, and apart from it what they are reported to have
-- said, what was said about them, and what they answered.
local h = require "html"
local s = require "strings"
local frame = require "parts.frame"
local dates = require "parts.dates"
local turn = require "parts.turn"
local record_entry = require "parts.record_entry"
local responses = require "parts.responses"
local badge = require "parts.badge"
local said_words = require "parts.said_words"
local corrections = require "parts.corrections"
local view = require "parts.timeline_view"

-- So many of a record are shown; the others unfold.
local MOST = 6

-- Things in order, those of one record together.
local function by_record(list, record_of)
  local groups = {}
  for _, thing in ipairs(list) do
    local record, last = record_of(thing), groups[#groups]
    if not last or last.record ~= record then
      last = { record = record }
      groups[#groups + 1] = last
    end
    last[#last + 1] = thing
  end
  return groups
end

local function head(record)
  return h.div { class = "group-head",
    h.h3 { h.a { href = record, record.title } },
    h.p { class = "small", dates.element(record.date), " · ", s.held[record.held],
      badge.status(record.responses) },
  }
end

-- The first few, and the others folded away.
local function unfolding(group, show)
  local first, rest = {}, {}
  for i, thing in ipairs(group) do
    local list = i <= MOST and first or rest
    list[#list + 1] = show(thing)
  end
  return h.fragment { h.ul { class = "passages", first },
    #rest > 0 and h.details { h.summary { s.further:format(#rest) }, h.ul { class = "passages", rest } } }
end

local function groups_of(list, record_of, show)
  local out = {}
  for i, group in ipairs(by_record(list, record_of)) do
    out[i] = h.div { class = "group", head(group.record), unfolding(group, show) }
  end
  return out
end

local function of_turn(t) return t.record end
local function of_passage(p) return p.turn.record end

local function passage(words)
  local at = words.turn
  return h.li { class = "passage",
    h.blockquote { lang = at.record.language, h.p { "“", said_words(words.words), "”" } },
    h.p { class = "small", h.a { href = at, s.turn_named:format(at.number) },
      at.time ~= "" and ", ", at.time ~= "" and at.time,
      at.uncertain and ", ", at.uncertain and s.voice_uncertain },
  }
end

local function whole_turn(words) return h.li { turn(words) } end

-- One of the four: never mixed, each with what it is.
local function part(title, help, inside)
  return h.section { class = "person-part", h.h2 { title }, help and h.p { class = "help", help }, inside }
end

local function said(person)
  if #person.said == 0 then return nil end
  return part(s.said, s.said_help, groups_of(person.said, of_passage, passage))
end

local function reported(person)
  if #person.reported == 0 then return nil end
  return part(s.reported_said, s.reported_help, groups_of(person.reported, of_turn, whole_turn))
end

local function about(person)
  if #person.spoken_about == 0 then return nil end
  return part(s.spoken_about, s.spoken_about_help, groups_of(person.spoken_about, of_turn, whole_turn))
end

-- Each page once.
local function quoted_in(person)
  if #person.quotations == 0 then return nil end
  local seen, out = {}, {}
  for _, quotation in ipairs(person.quotations) do
    if not seen[quotation.from] then
      seen[quotation.from] = true
      out[#out + 1] = h.li { h.a { href = quotation.from, quotation.from.title } }
    end
  end
  return part(s.quoted_in, nil, h.ul { class = "names", out })
end

local function mentions(person)
  if #person.mentioned_in == 0 then return nil end
  return part(s.mentioned, nil, h.ul { class = "names", person.mentioned_in:map(function(page)
    return h.li { h.a { href = page, page.title } }
  end) })
end

local function standfirst(person)
  local role, place = person.role, person.affiliation
  local words = role ~= "" and place ~= "" and role .. ", " .. place or role .. place
  return words ~= "" and h.p { class = "standfirst", words } or nil
end

return function(page, site)
  local person = page.person
  return frame(page, site, h.article { class = "text person",
    h.header { class = "headline",
      h.h1 { person.name },
      standfirst(person),
      #person.also_known_as > 0 and h.p { class = "small", s.also_known_as, " ",
        person.also_known_as:map(function(name, i) return (i > 1 and ", " or "") .. name end) },
      corrections.notice(page.corrections),
    },
    h.div { class = "prose", page.content },
    said(person),
    reported(person),
    #person.said + #person.reported == 0 and h.p { class = "help", s.nothing_said },
    about(person),
    #person.responses > 0 and part(s.responded, s.responded_help, responses(person.responses, true)),
    #person.records > 0 and part(s.took_part, nil,
      h.ul { class = "entries", person.records:map(record_entry) }),
    view.small(person.events, page, { class = "person-part", more = h.p { class = "small timeline-more",
      h.a { href = h.output(page, "timeline.html"), s.timeline_alone } } }),
    quoted_in(person),
    mentions(person),
    corrections.section(page.corrections),
  })
end
