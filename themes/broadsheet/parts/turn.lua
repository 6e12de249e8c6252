-- A turn of a record: who, when, the words, and all that rests on them.
local h = require "html"
local s = require "strings"
local speaker = require "parts.speaker"
local speaker_name = require "parts.speaker_name"
local dates = require "parts.dates"

local function answer(turn)
  local to = turn.answers
  return to and h.a { class = "turn-answers", href = to, s.answers:format(speaker_name(to)) }
end

-- Into the recording, where one is published.
local function time(turn)
  if turn.time == "" then return nil end
  local audio = turn.record.audio
  if not audio then return h.span { class = "turn-time", turn.time } end
  return h.a { class = "turn-time", href = h.moment(audio, turn.time_ms),
    data = { seek = tostring(turn.time_ms) }, title = s.listen_from:format(turn.time), turn.time }
end

-- "Quoted in A, B": each page once.
local function pages(title, list, link_of)
  local seen, out = {}, {}
  for _, entry in ipairs(list) do
    local page, href = link_of(entry)
    if not seen[page] then
      seen[page] = true
      out[#out + 1] = #out > 0 and ", " or ""
      out[#out + 1] = h.a { href = href, page.title }
    end
  end
  return #out > 0 and h.li { title, " ", out } or nil
end

local function events(turn)
  if #turn.events == 0 then return nil end
  return h.li { s.rest_here, " ", turn.events:map(function(event, i)
    return h.fragment { i > 1 and ", ", h.a { href = event, dates.words(event.date) } }
  end) }
end

local function responses(turn)
  if #turn.responses == 0 then return nil end
  return h.li { turn.responses:map(function(response, i)
    return h.span { data_status_of = response, i > 1 and "; ",
      h.a { href = response.by, response.by.name }, " ", s.stance[response.stance],
      response.about ~= "" and " (" .. s.about[response.about] .. ")" }
  end) }
end

local function uses(turn)
  local quoted = pages(s.quoted_in, turn.quoted_by, function(q) return q.from, q.page end)
  local told = pages(s.referred_in, turn.linked_from, function(link) return link.from, link.from end)
  local translated = pages(s.translated_in, turn.translations,
    function(other) return other.record.page, other end)
  local dated, disputed = events(turn), responses(turn)
  if not (quoted or told or translated or dated or disputed) then return nil end
  return h.ul { class = "turn-uses", disputed, quoted, told, dated, translated }
end

local function original(turn)
  local from = turn.original
  if not from then return nil end
  return h.div { class = "turn-original",
    h.p { class = "small", h.a { href = from, s.original_turn }, ", ", from.record.language },
    h.div { class = "turn-words", lang = from.record.language, from.content },
  }
end

local function words(turn)
  local own = h.div { class = "turn-words", lang = turn.record.language, turn.content }
  return turn.original and h.div { class = "turn-pair", own, original(turn) } or own
end

-- `options.anchor` gives it its id, and what rests on it: only on the record's
-- own page. `options.mark` highlights it.
return function(turn, options)
  options = options or {}
  local anchor = options.anchor
  return h.div {
    id = anchor and turn.id or nil,
    class = { "turn", options.mark and "turn-marked", turn.record.is_reported and "turn-reported" },
    anchor and turn.former_ids:map(function(id) return h.span { class = "former", id = id } end),
    h.p { class = "turn-head",
      h.a { class = "turn-number", href = turn, aria_label = s.turn_link:format(turn.number),
        tostring(turn.number) },
      " ", h.b { class = "turn-speaker", speaker(turn, turn.uncertain) },
      " ", time(turn),
      " ", answer(turn),
    },
    words(turn),
    anchor and uses(turn),
  }
end
