-- A person: what they said, and apart from it what they are reported to have
-- said, what was said about them, and what they answered.
local h = require "html"
local s = require "strings"
local text = require "text"
local frame = require "parts.frame"
local dates = require "parts.dates"
local turn = require "parts.turn"
local record_entry = require "parts.record_entry"
local responses = require "parts.responses"
local badge = require "parts.badge"
local said_words = require "parts.said_words"
local corrections = require "parts.corrections"
local view = require "parts.timeline_view"

-- So many of a record are shown; the others unfold. Of whoever said more than
-- `MANY` things those are left to the records, and records beyond `RECORDS` to
-- their list: a page of everything would be too long for any browser.
local MOST = 6
local MANY = 600
local RECORDS = 200

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
    h.p { class = "small", dates.element(record.date), "\u{a0}· ", s.held[record.held],
      badge.status(record.responses) },
  }
end

local function shown(group, from, to, show)
  local out = {}
  for i = from, math.min(to, #group) do out[#out + 1] = show(group[i]) end
  return h.ul { class = "passages", out }
end

-- The first few, and the others folded away.
local function unfolding(group, show)
  return h.fragment { shown(group, 1, MOST, show),
    #group > MOST and h.details { h.summary { text.translate("further", { n = #group - MOST }) },
      shown(group, MOST + 1, #group, show) } }
end

-- The first few, and where the others are.
local function shortened(group, show)
  return h.fragment { shown(group, 1, MOST, show),
    #group > MOST and h.p { class = "small", h.a { href = group.record,
      text.translate("further_in_record", { n = #group - MOST }) } } }
end

-- Records beyond the first so many, and the list that has them all.
local function more_records(count, record)
  return count > RECORDS and h.p { class = "small", h.a { href = record.page.parent,
    text.translate("further_records", { n = count - RECORDS }) } }
end

local function groups_of(list, record_of, show)
  local inside = #list > MANY and shortened or unfolding
  local groups = by_record(list, record_of)
  local out = {}
  for i = 1, math.min(#groups, RECORDS) do
    out[i] = h.div { class = "group", head(groups[i].record), inside(groups[i], show) }
  end
  return h.fragment { out, more_records(#groups, list[1] and record_of(list[1])) }
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

local function took_part(person)
  local records = person.records
  if #records == 0 then return nil end
  local out = {}
  for i, record in ipairs(records:take(RECORDS)) do out[i] = record_entry(record) end
  return part(s.took_part, nil, h.fragment { h.ul { class = "entries", out }, more_records(#records, records[1]) })
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
    took_part(person),
    view.small(person.events, page, { class = "person-part", more = h.p { class = "small timeline-more",
      h.a { href = h.output(page, "timeline.html"), s.timeline_alone } } }),
    quoted_in(person),
    mentions(person),
    corrections.section(page.corrections),
  })
end
