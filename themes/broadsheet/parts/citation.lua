-- A quotation to cite, as text, Markdown, BibTeX and CSL-JSON, and for machines.
-- The address is that of the quotation's page, so that whoever follows it sees
-- the status; what is contested says so here too. None of it says that what was
-- said is true.
local h = require "html"
local s = require "strings"
local dates = require "parts.dates"

local citation = {}

local function speaker_of(quotation)
  local name = quotation.speaker and quotation.speaker.name or quotation.speaker_label
  if name == "" then return s.unknown_voice end
  return quotation.first.uncertain and s.uncertain_voice:format(name) or name
end

local function address_of(quotation, site)
  return site.base_url ~= "" and site:absolute(quotation.page) or nil
end

-- "disputed, no comment given", or nil.
local function status_of(quotation)
  local words, seen = {}, {}
  for _, response in ipairs(quotation.responses) do
    local label = s.contested_label[response.stance]
    if response.contests and not seen[label] then
      seen[label] = true
      words[#words + 1] = label
    end
  end
  return #words > 0 and table.concat(words, ", ") or nil
end

local function quoted(quotation)
  local status = status_of(quotation)
  return "“" .. quotation.words .. "”" .. (status and " (" .. status .. ")" or "")
end

-- `is_bare`: without its address.
function citation.text(quotation, site, is_bare)
  local record = quotation.record
  local date = record.date and ", " .. dates.words(record.date) or ""
  local words = quoted(quotation) .. " "
    .. s.citation_text:format(speaker_of(quotation), record.title, date, site.title)
  local address = not is_bare and address_of(quotation, site)
  return address and words .. " " .. address or words
end

local function escaped(words)
  return (words:gsub("[\\%[%]*_`<&]", "\\%0"))
end

function citation.markdown(quotation, site)
  local address = address_of(quotation, site)
  local who = escaped(speaker_of(quotation) .. ", " .. quotation.record.title)
  local words = escaped(quoted(quotation)):gsub("\n", "\n>\n> ")
  return "> " .. words .. "\n>\n> — " .. (address and "[" .. who .. "](<" .. address .. ">)" or who)
end

-- ---- BibTeX ----

local bib_escapes = {
  ["\\"] = "\\textbackslash{}", ["{"] = "\\{", ["}"] = "\\}", ["~"] = "\\textasciitilde{}",
  ["^"] = "\\textasciicircum{}", ["&"] = "\\&", ["%"] = "\\%", ["$"] = "\\$", ["#"] = "\\#",
  ["_"] = "\\_",
}

-- BibTeX counts braces, escaped or not: those without their other half go.
local function bib(words)
  local depth = 0
  for brace in words:gmatch("[{}]") do
    depth = depth + (brace == "{" and 1 or -1)
    if depth < 0 then break end
  end
  if depth ~= 0 then words = words:gsub("[{}]", "") end
  return "{{" .. words:gsub("%s*\n%s*", " "):gsub("[\\{}~^&%%$#_]", bib_escapes) .. "}}"
end

-- A year of four digits that is known.
local function year_of(date)
  if not date or not date.is_plain then return nil end
  return date.source:match("^%d%d%d%d")
end

function citation.bibtex(quotation, site)
  local record = quotation.record
  local address, year = address_of(quotation, site), year_of(record.date)
  local lines = {
    "@misc{" .. quotation.id .. ",",
    "  author = " .. bib(speaker_of(quotation)) .. ",",
    "  title = " .. bib(record.title) .. ",",
    "  howpublished = " .. bib(site.title) .. ",",
    "  note = " .. bib(quoted(quotation)) .. ",",
  }
  if year then lines[#lines + 1] = "  year = {" .. year .. "}," end
  if record.date then lines[#lines + 1] = "  date = {" .. record.date.source .. "}," end
  if address then lines[#lines + 1] = "  url = {" .. address .. "}," end
  lines[#lines + 1] = "}"
  return table.concat(lines, "\n")
end

-- ---- CSL-JSON ----

local function date_parts(point)
  local out = { point.year }
  if point.month > 0 then out[2] = point.month end
  if point.day > 0 then out[3] = point.day end
  return out
end

local function is_known(point)
  return point.precision == "year" or point.precision == "month" or point.precision == "day"
end

-- Numbers where all of it is known; else the words, never a false day.
local function csl_date(date)
  if not date then return nil end
  local range = date.ranges[1]
  if date.is_plain then
    return { ["date-parts"] = { date_parts(range.start) } }
  elseif date.kind == "interval" and range.start_end == "known" and range.finish_end == "known"
    and is_known(range.start) and is_known(range.finish)
    and not date.source:find("[?~%%X]") then
    return { ["date-parts"] = { date_parts(range.start), date_parts(range.finish) } }
  end
  return { literal = dates.words(date) }
end

function citation.csl(quotation, site)
  local record = quotation.record
  local translator = record.translator and record.translator.name or record.translated_by
  return {
    id = quotation.id,
    type = record.is_statement and "speech" or "personal_communication",
    title = record.title,
    author = { { literal = speaker_of(quotation) } },
    translator = translator ~= "" and { { literal = translator } } or nil,
    issued = csl_date(record.date),
    medium = record.medium ~= "" and record.medium or nil,
    language = quotation.language,
    ["container-title"] = site.title,
    URL = address_of(quotation, site),
    note = quoted(quotation),
  }
end

-- ---- For machines ----

local function person(of, site)
  return of and { ["@type"] = "Person", name = of.name, ["@id"] = site:absolute(of) }
end

-- schema.org's Quotation; nil where nothing has an address. There is never a
-- ClaimReview: nothing here rates what was said.
function citation.schema(quotation, site)
  local page = address_of(quotation, site)
  local record = quotation.record
  local speaker = quotation.speaker
  return page and {
    ["@context"] = "https://schema.org",
    ["@type"] = "Quotation",
    ["@id"] = page,
    url = page,
    text = quotation.words,
    inLanguage = quotation.language,
    creator = not quotation.first.uncertain and person(speaker, site) or nil,
    isPartOf = {
      ["@type"] = "CreativeWork",
      ["@id"] = site:absolute(record),
      name = record.title,
      inLanguage = record.language,
      -- What was inferred would look certain here.
      dateCreated = record.date and record.date.is_plain and record.date_basis ~= "inference"
        and record.date.source or nil,
    },
    citation = site:absolute(h.deep_link(quotation)),
  }
end

local function fragment_of(turn, exact)
  return {
    type = "FragmentSelector",
    conformsTo = "http://tools.ietf.org/rfc/rfc3236",
    value = turn.id,
    refinedBy = exact and { type = "TextQuoteSelector", exact = exact } or nil,
  }
end

-- A target a turn; the very words where they stand in one.
local function targets(quotation, site)
  local first, last, out = quotation.first, quotation.last, {}
  for number = first.number, last.number do
    local turn = quotation.record.turns[number]
    out[#out + 1] = {
      source = site:absolute(quotation.record),
      selector = fragment_of(turn, first == last and quotation.record_words or nil),
    }
  end
  return #out == 1 and out[1] or out
end

-- A Web Annotation (W3C): the quotation's page is about these words of the
-- record. nil where nothing has an address.
function citation.annotation(quotation, site)
  local page = address_of(quotation, site)
  return page and {
    ["@context"] = "http://www.w3.org/ns/anno.jsonld",
    id = site:absolute(h.output(quotation, "annotation.jsonld")),
    type = "Annotation",
    motivation = "linking",
    generator = { type = "Software", name = site.generator },
    body = { id = page, type = "Text", format = "text/html", language = quotation.page.language },
    target = targets(quotation, site),
  }
end

return citation
