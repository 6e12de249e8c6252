-- What the feeds of the site hold, whatever their format. A feed is plain data:
-- its `title`, `address`, `entries` … None is empty.
local h = require "html"
local s = require "strings"
local corrections = require "parts.corrections"
local content = require "parts.feed_content"
local links = require "parts.feed_links"
local recordings = require "parts.recordings"

local feeds = {}

-- ---- Entries ----

local function is_newer(a, b)
  if a.modified ~= b.modified then return a.modified > b.modified end
  if a.published ~= b.published then return a.published > b.published end
  return a.path < b.path
end

local function is_entry(page) return page.in_feeds end

-- Those below a section, at any depth.
local function collect(section, into)
  for _, page in ipairs(section.children) do
    if page.in_feeds then into[#into + 1] = page end
    if #page.children > 0 then collect(page, into) end
  end
  return into
end

-- Pages that name a person, quote the person or are records of their words.
local function about(person)
  local out, seen = {}, {}
  local function add(page)
    if not page.in_feeds or seen[page] then return end
    seen[page] = true
    out[#out + 1] = page
  end
  for _, page in ipairs(person.mentioned_in) do add(page) end
  for _, quotation in ipairs(person.quotations) do add(quotation.from) end
  for _, record in ipairs(person.records) do add(record.page) end
  return out
end

local function everything(page)
  if page.person then return about(page.person) end
  if page.term then return page.term.pages:filter(is_entry) end
  return collect(page, {})
end

-- The newest; where the list has several pages, all that its first page shows.
local function newest(page, site)
  local out = {}
  local all = everything(page)
  table.sort(all, is_newer)
  for i = 1, math.min(#all, site.theme.feed_entries) do out[i] = all[i] end
  if not page.pager then return out end
  local seen = {}
  for _, one in ipairs(out) do seen[one] = true end
  for _, one in ipairs(page.listed) do
    if one.in_feeds and not seen[one] then out[#out + 1] = one end
  end
  return out
end

local function entries_of(page, site)
  if page.pager and page.pager.number > 1 then return page.listed:filter(is_entry) end
  return newest(page, site)
end

local function has_entries(page)
  if page.person then return #about(page.person) > 0 end
  if page.pager and page.pager.number > 1 then return page.listed:find(is_entry) ~= nil end
  if page.term then return page.term.pages:find(is_entry) ~= nil end
  return #collect(page, {}) > 0
end

-- An entry a page; `about` is the person of whose feed it is part, or nil.
local function entry(page, site, about)
  local address = page:absolute()
  return {
    id = address, address = address,
    title = page.title,
    language = page.language,
    published = page.published, modified = page.modified,
    author = page.byline,
    -- The first words of a record are no summary of it.
    summary = page.record and page.description or page.excerpt,
    terms = page.terms,
    content = content.of(page, about),
    recordings = recordings.of(page),
    image = page.image,
  }
end

-- ---- Feeds ----

-- Whether a section, a term or a person has entries; for links to their feeds.
feeds.has_entries = has_entries

-- The page of a list before or behind this one that has a feed.
local function neighbour(page, step)
  local at = page.pager and page.pager[step]
  while at and not has_entries(at) do at = at.pager[step] end
  return at
end

-- The address of a feed of `page` in a format: "xml" or "json".
local function address(page, site, format)
  if page.kind == "home" then return site:absolute(h.path("feed." .. format)) end
  return site:absolute(h.output(page, "feed." .. format))
end

-- The feed of a page in a format, or nil where there is none.
function feeds.of(page, site, format)
  if not links.has(page, site) then return nil end
  local pages = page.kind == "home" and site.latest:take(site.theme.feed_entries)
    or entries_of(page, site)
  local first = page.pager and page.pager.pages[1] or page
  local before, behind = neighbour(page, "previous"), neighbour(page, "next")
  local out = {
    -- One id for all pages of a list (RFC 5005, section 3).
    id = address(first, site, "xml"),
    title = links.title(page, site),
    description = page.kind == "home" and site.description or page.description,
    language = page.kind == "home" and site.language or page.language,
    author = site.title, author_home = site.home:absolute(),
    home = page:absolute(),
    address = address(page, site, format),
    previous = before and address(before, site, format),
    next = behind and address(behind, site, format),
    entries = {},
  }
  for i, one in ipairs(pages) do out.entries[i] = entry(one, site, page.person) end
  return out
end

local function correction_entry(correction, site)
  local page = correction.page
  local address = page:absolute() .. "#" .. corrections.anchor(correction)
  return {
    id = address, address = address,
    title = s.correction[correction.kind] .. ": " .. page.title,
    language = site.language,
    published = correction.moment, modified = correction.moment,
    author = "",
    summary = correction.text,
    terms = {},
    content = content.correction(correction),
    recordings = {},
  }
end

-- The feed of all that was corrected, whose day is known.
function feeds.of_corrections(site, format)
  if not links.has_corrections(site) then return nil end
  local known = site.corrections:filter(function(c) return c.moment ~= "" end)
  return {
    id = site:absolute(h.path "corrections.xml"),
    title = s.corrections_of:format(site.title),
    description = s.corrections_help,
    language = site.language,
    author = site.title, author_home = site.home:absolute(),
    home = site:absolute(site.corrections_page),
    address = site:absolute(h.path("corrections." .. format)),
    entries = known:take(site.theme.feed_entries):map(function(c)
      return correction_entry(c, site)
    end),
  }
end

return feeds
