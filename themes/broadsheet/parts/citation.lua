-- A quotation to copy: as text, Markdown, BibTeX and CSL-JSON. The address is
-- that of the quotation's page, so that whoever follows it sees the status.
local h = require "html"
local json = require "json"
local s = require "strings"
local dates = require "parts.dates"

local citation = {}

local function speaker_of(quotation)
  local name = quotation.speaker and quotation.speaker.name or quotation.speaker_label
  return name ~= "" and name or s.unknown_voice
end

local function address_of(quotation, site)
  return site.base_url ~= "" and site:absolute(quotation.page) or ""
end

local function as_text(quotation, site)
  local record = quotation.record
  local date = record.date and ", " .. dates.words(record.date) or ""
  local words = "“" .. quotation.words .. "” "
    .. s.citation_text:format(speaker_of(quotation), record.title, date, site.title)
  local address = address_of(quotation, site)
  return address ~= "" and words .. " " .. address or words
end

local function escaped(words)
  return (words:gsub("[\\%[%]*_`<]", "\\%0"))
end

local function as_markdown(quotation, site)
  local address = address_of(quotation, site)
  local who = escaped(speaker_of(quotation) .. ", " .. quotation.record.title)
  return "> “" .. escaped(quotation.words) .. "”\n>\n> — "
    .. (address ~= "" and "[" .. who .. "](" .. address .. ")" or who)
end

local function bib(words)
  return "{" .. words:gsub("[\\{}]", ""):gsub("[&%%$#_]", "\\%0") .. "}"
end

local function as_bibtex(quotation, site)
  local record = quotation.record
  local address = address_of(quotation, site)
  local lines = {
    "@misc{" .. quotation.id .. ",",
    "  author = {" .. bib(speaker_of(quotation)) .. "},",
    "  title = " .. bib(record.title) .. ",",
    "  howpublished = " .. bib(site.title) .. ",",
    "  note = " .. bib("“" .. quotation.words .. "”") .. ",",
  }
  if record.date then lines[#lines + 1] = "  date = {" .. record.date.source .. "}," end
  if address ~= "" then lines[#lines + 1] = "  url = {" .. address .. "}," end
  lines[#lines + 1] = "}"
  return table.concat(lines, "\n")
end

local function as_csl(quotation, site)
  local record = quotation.record
  local address = address_of(quotation, site)
  return json.encode {
    id = quotation.id,
    type = record.is_statement and "speech" or "personal_communication",
    title = record.title,
    author = { { literal = speaker_of(quotation) } },
    issued = record.date and { edtf = record.date.source } or nil,
    ["container-title"] = site.title,
    URL = address ~= "" and address or nil,
    note = "“" .. quotation.words .. "”",
  }
end

local function form(name, words)
  return h.details { h.summary { name }, h.pre { h.code { words } } }
end

function citation.section(quotation, site)
  return h.section { class = "citations", h.h2 { s.citation },
    h.p { class = "citation", as_text(quotation, site) },
    form("Markdown", as_markdown(quotation, site)),
    form("BibTeX", as_bibtex(quotation, site)),
    form("CSL-JSON", as_csl(quotation, site)),
  }
end

-- What browsers take to the very words: a text fragment behind the anchor.
function citation.deep_link(quotation, site)
  if site.base_url == "" then return nil end
  local words = quotation.words:gsub("[^%w]", function(c)
    return ("%%%02X"):format(c:byte())
  end)
  return h.p { class = "small",
    h.a { href = site:absolute(quotation.first) .. ":~:text=" .. words, s.deep_link } }
end

-- For machines: schema.org's Quotation and a Web Annotation. Neither says that
-- what was said is true.
function citation.machine(quotation, site)
  if site.base_url == "" then return nil end
  local record = quotation.record
  local page = site:absolute(quotation.page)
  local turn = site:absolute(quotation.first)
  return h.fragment {
    h.json_script { type = "application/ld+json", {
      ["@context"] = "https://schema.org",
      ["@type"] = "Quotation",
      ["@id"] = page,
      text = quotation.words,
      inLanguage = record.language,
      creator = { ["@type"] = "Person", name = speaker_of(quotation) },
      isPartOf = { ["@type"] = "CreativeWork", name = record.title, url = turn },
    } },
    h.json_script { type = "application/ld+json", {
      ["@context"] = "http://www.w3.org/ns/anno.jsonld",
      id = page .. "#annotation",
      type = "Annotation",
      motivation = "describing",
      body = page,
      target = {
        source = site:absolute(record),
        selector = {
          { type = "FragmentSelector", value = quotation.first.id },
          { type = "TextQuoteSelector", exact = quotation.words },
        },
      },
    } },
  }
end

return citation
