-- A record for machines and captions: its cues, its items, what is known of it.
-- Indirect speech is never given a voice here: `fidelity: reported` has no cues.
local json = require "json"
local s = require "strings"

local data = {}

-- How long words take that nothing follows, when nobody says how long the
-- recording is.
local MS_A_WORD = 400
local SHORTEST_MS = 1000

-- Who speaks, `?` behind a name that is uncertain.
function data.voice(turn)
  local name = turn.speaker and turn.speaker.name or turn.speaker_label
  if name == "" then name = s.unknown_voice end
  return turn.uncertain and name .. "?" or name
end

local function guessed_end(cue)
  local words = 0
  for _, part in ipairs(cue.parts) do
    for _ in part.words:gmatch("%S+") do words = words + 1 end
  end
  return cue.start + math.max(SHORTEST_MS, words * MS_A_WORD)
end

-- A cue lasts until something else begins. Those that begin together last as
-- long as the last of them.
local function set_ends(cues, record)
  for i = #cues, 1, -1 do
    local cue, after = cues[i], cues[i + 1]
    if after and after.start > cue.start then
      cue.finish = after.start
    elseif after then
      cue.finish = after.finish
    elseif record.duration_ms and record.duration_ms > cue.start then
      cue.finish = record.duration_ms
    else
      cue.finish, cues.is_guessed = guessed_end(cue), true
    end
  end
  return cues
end

-- The cues of a record whose words have times, else nil. A turn without a time
-- goes on in the cue before it: no time is made up for it. Times that run
-- backwards give none. A cue has `start`, `finish` (ms), `id`, `parts` of
-- `words` and, when somebody says them, `voice`; `comments` stand before it.
function data.cues(record)
  if record.is_reported then return nil end
  local cues, comments = {}, {}
  for _, item in ipairs(record.items) do
    local turn, cue = item.turn, cues[#cues]
    if turn and turn.time_ms then
      if cue and turn.time_ms < cue.start then return nil end
      cue = { start = turn.time_ms, id = turn.id, parts = {}, comments = comments }
      cues[#cues + 1], comments = cue, {}
    elseif turn and not cue then
      return nil
    end
    local part = { words = item.content.plain, voice = turn and data.voice(turn) }
    if cue and (turn or item.kind == "gap") then
      cue.parts[#cue.parts + 1] = part
    else
      comments[#comments + 1] = part.words
    end
  end
  cues.comments = comments
  return #cues > 0 and set_ends(cues, record) or nil
end

-- SubRip has no way to write what looks like its tags: none rather than words
-- that players leave out.
local function is_safe(words)
  local lower = words:lower()
  return not (lower:find("</?[bius]>") or lower:find("</?font[%s>]") or lower:find("{\\", 1, true))
end

-- As `cues`, nil also where SubRip would lose words.
function data.subrip_cues(record)
  local cues = data.cues(record)
  for _, cue in ipairs(cues or {}) do
    for _, part in ipairs(cue.parts) do
      if not is_safe(part.words) then return nil end
    end
  end
  return cues
end

-- "00:00:41.000"; for people, without a sign, "0:41" and what there is of
-- milliseconds.
function data.clock(ms, sign)
  local hours, minutes, seconds = ms // 3600000, ms // 60000 % 60, ms // 1000 % 60
  if sign then
    return ("%02d:%02d:%02d%s%03d"):format(hours, minutes, seconds, sign, ms % 1000)
  end
  local words = hours > 0 and ("%d:%02d:%02d"):format(hours, minutes, seconds)
    or ("%d:%02d"):format(minutes, seconds)
  return ms % 1000 > 0 and ("%s.%03d"):format(words, ms % 1000) or words
end

-- ---- JSON ----

-- A record that is too long for one file has none, rather than the build fail at
-- a page's limits: its words are in the others.
local MOST_TURNS = 50000

function data.has_json(record) return #record.turns <= MOST_TURNS end

local function filled(text) return text ~= "" and text or nil end

local function address(thing, site)
  return site.base_url ~= "" and site:absolute(thing) or nil
end

local function person(of, site)
  return of and { id = of.id, name = of.name, url = address(of, site) }
end

local function source(of, site)
  return of and {
    id = of.id, title = of.title, publisher = filled(of.publisher), author = filled(of.author),
    date = of.date, url = filled(of.url), page = address(of, site),
  }
end

-- What somebody says about a record, or about some turns of it.
function data.response(response, site)
  return {
    by = person(response.by, site),
    stance = response.stance,
    contests = response.contests,
    about = filled(response.about),
    words = filled(response.words),
    note = filled(response.note),
    date = response.date,
    asked = response.asked,
    first = response.first and response.first.id,
    last = response.last and response.last.id,
    source = source(response.source, site),
    statement = response.statement and address(response.statement, site),
  }
end

local function array(list, make)
  local out = {}
  for i, thing in ipairs(list) do out[i] = make(thing) end
  return json.array(out)
end

function data.facts(record, site)
  return {
    id = record.id, title = record.title, url = address(record, site),
    kind = record.is_statement and "statement" or "transcript",
    language = record.language,
    date = record.date, date_basis = filled(record.date_basis), date_note = filled(record.date_note),
    medium = filled(record.medium),
    held = filled(record.held),
    fidelity = filled(record.fidelity) or (record.is_reported and "reported" or "verbatim"),
    order = filled(record.order),
    authenticity = filled(record.authenticity),
    obtained = filled(record.obtained),
    original_language = filled(record.original_language),
    is_translation = record.is_translation,
    translation_of = record.translation_of and record.translation_of.id,
    translated_by = filled(record.translated_by),
    duration = record.duration_ms and record.duration_ms / 1000,
    participants = array(record.participants, function(p) return person(p, site) end),
    sources = array(record.chain, function(of) return source(of, site) end),
    is_contested = record.is_contested,
    responses = array(record.responses, function(r) return data.response(r, site) end),
  }
end

local function turn_facts(turn, site)
  return {
    kind = "turn", id = turn.id, number = turn.number, url = address(turn, site),
    speaker = person(turn.speaker, site),
    label = turn.speaker_label,
    is_uncertain = turn.uncertain,
    time = turn.time_ms and turn.time_ms / 1000,
    answers = turn.answers and turn.answers.id,
    text = turn.content.plain,
    has_indirect = turn.has_indirect,
    said = array(turn.passages, function(passage) return passage.words end),
    quoted_by = array(turn.quoted_by, function(q) return q.id end),
  }
end

function data.items(record, site)
  return array(record.items, function(item)
    if item.turn then return turn_facts(item.turn, site) end
    return { kind = item.kind, text = item.content.plain }
  end)
end

-- The times of a turn as `cues` have them.
local function times_of(cues)
  local times = {}
  for _, cue in ipairs(cues or {}) do times[cue.id] = cue end
  return times
end

-- As podcasts have it (podcastindex.org, namespace 1.0, transcripts).
function data.segments(record)
  if record.is_reported then return nil end
  local times = times_of(data.cues(record))
  return array(record.turns, function(turn)
    local cue = times[turn.id]
    return {
      id = turn.id, speaker = data.voice(turn),
      startTime = turn.time_ms and turn.time_ms / 1000,
      endTime = cue and cue.finish / 1000,
      body = (turn.content.plain:gsub("\n", "\n\n")),
    }
  end)
end

return data
