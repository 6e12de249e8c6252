-- What pages are about, as schema.org names it: a table for JSON-LD, by the kind
-- of page. Only what is known is said, and nothing rates what was said: there
-- is never a ClaimReview. What a quotation is stands in parts/citation.lua.
local meta = require "parts.meta"

local function filled(words) return words ~= "" and words or nil end

-- A list, or nil where there is nothing to list.
local function each(list, make)
  local out = {}
  for _, one in ipairs(list) do out[#out + 1] = make(one) end
  return #out > 0 and out or nil
end

-- ---- Dates: only those that ISO 8601 has as they are known ----

-- What was inferred would look certain here.
local function plain(date, basis)
  return date and date.is_plain and basis ~= "inference" and date.source or nil
end

local function is_known(point, finish)
  return finish == "known" and not (point.is_uncertain or point.is_approximate or point.is_unspecified)
    and (point.precision == "day" or point.precision == "month" or point.precision == "year")
    and point.significant_digits == 0 and point.year >= 1 and point.year <= 9999
    and point.time == ""
end

-- When something starts and ends; nil where numbers alone would say too much.
local function span(date, basis)
  if plain(date, basis) then return date.source end
  if not date or date.kind ~= "interval" or basis == "inference" then return nil end
  local range = date.ranges[1]
  if not (is_known(range.start, range.start_end) and is_known(range.finish, range.finish_end)) then
    return nil
  end
  return date.source:match("^([^/]+)/([^/]+)$")
end

-- 312000 is PT5M12S.
local function duration(ms)
  if not ms then return nil end
  local seconds = ms // 1000
  local out = "PT"
  if seconds >= 3600 then out = out .. seconds // 3600 .. "H" end
  if seconds % 3600 >= 60 then out = out .. seconds % 3600 // 60 .. "M" end
  return out .. seconds % 60 .. "S"
end

-- ---- Things ----

local function person(of, site)
  return { ["@type"] = "Person", ["@id"] = site:absolute(of), name = of.name }
end

local function reference(of, site)
  return { ["@type"] = "CreativeWork", ["@id"] = site:absolute(of), name = of.title }
end

local function website(site)
  return { ["@type"] = "WebSite", ["@id"] = site.home:absolute() .. "#website", name = site.title }
end

local function picture(page, site)
  local of = page.image
  return of and { ["@type"] = "ImageObject", url = site:absolute(of),
    width = of.width > 0 and of.width or nil, height = of.width > 0 and of.height or nil,
    caption = filled(page.image_alt) }
end

local function recording(record, site)
  local of = record.audio
  local kind = of and require "parts.recordings".type(of)
  return kind and { ["@type"] = "AudioObject", name = record.title,
    contentUrl = site:absolute(of), encodingFormat = kind,
    duration = duration(record.duration_ms), inLanguage = record.language } or nil
end

local function correction(of, site)
  local anchor = require "parts.corrections".anchor(of)
  return { ["@type"] = "CorrectionComment", ["@id"] = of.page:absolute() .. "#" .. anchor,
    text = of.text, datePublished = plain(of.date) }
end

-- What every page about something has in common.
local function work(page, site, kind)
  return {
    ["@type"] = kind,
    ["@id"] = page:absolute(),
    url = page:absolute(),
    name = page.title,
    description = filled(meta.description(page, site)),
    inLanguage = page.language,
    datePublished = filled(page.published),
    dateModified = filled(page.modified),
    image = picture(page, site),
    isPartOf = website(site),
    correction = each(page.corrections, function(of) return correction(of, site) end),
  }
end

local function names(list)
  return each(list, function(term) return term.name end)
end

-- ---- Kinds of pages ----

local kinds = {}

function kinds.home(page, site)
  local out = website(site)
  out.url = page:absolute()
  out.description = filled(meta.description(page, site))
  out.inLanguage = site.language
  return out
end

function kinds.article(page, site)
  local out = work(page, site, "ReportageNewsArticle")
  local section = page.parent
  out.headline, out.name = out.name, nil
  out.mainEntityOfPage = out.url
  out.author = page.author and person(page.author, site)
  out.creditText = filled(page.byline)
  out.articleSection = section and section.kind == "section" and section.title or nil
  out.keywords = names(page.terms)
  out.wordCount = page.words
  out.citation = each(page.records, function(of) return reference(of, site) end)
  out.isBasedOn = each(page.sources, function(of) return reference(of, site) end)
  out.mentions = each(page.people, function(of) return person(of, site) end)
  out.audio = each(page.records, function(of) return recording(of, site) end)
  return out
end

function kinds.transcript(page, site)
  local record = page.record
  local out = work(page, site, record.is_statement and "CreativeWork" or "Conversation")
  out.dateCreated = plain(record.date, record.date_basis)
  out.mentions = each(record.participants, function(of) return person(of, site) end)
  out.isBasedOn = each(record.chain, function(of) return reference(of, site) end)
  out.translationOfWork = record.translation_of and reference(record.translation_of, site)
  out.translator = record.translator and person(record.translator, site)
  out.audio = recording(record, site)
  return out
end

kinds.statement = kinds.transcript

function kinds.person(page, site)
  local of = page.person
  local out = person(of, site)
  out.url = page:absolute()
  out.description = filled(of.role)
  out.alternateName = each(of.also_known_as, function(name) return name end)
  out.affiliation = of.affiliation ~= ""
    and { ["@type"] = "Organization", name = of.affiliation } or nil
  out.image = picture(page, site)
  return out
end

function kinds.source(page, site)
  local of = page.source
  local out = work(page, site, "CreativeWork")
  out.datePublished, out.dateModified, out.isPartOf = plain(of.date, of.date_basis), nil, nil
  out.publisher = of.publisher ~= "" and { ["@type"] = "Organization", name = of.publisher } or nil
  out.creditText = filled(of.author)
  out.sameAs = filled(of.url)
  out.isBasedOn = each(of.chain, function(other) return reference(other, site) end)
  return out
end

local function event(of, site)
  local first, last = span(of.date, of.basis)
  return first and of.kind == "item" and {
    ["@type"] = "Event",
    ["@id"] = site:absolute(of), url = site:absolute(of),
    name = of.plain:match("^[^\n]*"),
    startDate = first, endDate = last,
  } or nil
end

local things = {}

-- Adds what the page is about, and the events it tells, to a list.
function things.add(list, page, site)
  local kind = kinds[page.kind]
  list[#list + 1] = kind and kind(page, site)
  for _, of in ipairs(page.events) do list[#list + 1] = event(of, site) end
end

return things
