-- Which feeds there are, and links to them. What feeds hold is loaded only where
-- it is asked for.
local h = require "html"
local s = require "strings"

local links = {}

local lists = { section = true, term = true, person = true }

-- Entries need whole addresses: a site without base_url has no feeds.
local function are_made(site)
  return site.base_url ~= "" and site.theme.feed_entries > 0
end

-- Whether a page has a feed of its own: home, sections, terms, people. A table
-- is a file beside a page that is shown like one (parts/timeline_filtered.lua).
function links.has(page, site)
  if not are_made(site) or type(page) == "table" then return false end
  if page.kind == "home" then return #site.latest > 0 end
  return lists[page.kind] ~= nil and require "parts.feeds".has_entries(page)
end

-- Of corrections it is enough that the day of one is known.
function links.has_corrections(site)
  return are_made(site) and site.corrections:find(function(c) return c.moment ~= "" end) ~= nil
end

function links.title(page, site)
  return page.kind == "home" and site.title or page.title .. " · " .. site.title
end

local function both(title, atom, json)
  return h.fragment {
    h.link { rel = "alternate", type = "application/atom+xml", title = title, href = atom },
    h.link { rel = "alternate", type = "application/feed+json", title = title, href = json },
  }
end

local function one(feed, words)
  return { h.a { href = feed, words }, "\u{a0}· " }
end

-- ---- Of the site: the same on every page ----

local function has_site(site)
  return are_made(site) and #site.latest > 0
end

function links.head(site)
  return has_site(site) and both(site.title, h.path "feed.xml", h.path "feed.json")
end

-- For people, at the foot of a page.
function links.foot(site)
  return has_site(site) and one(h.path "feed.xml", s.feed)
end

-- ---- Of a page ----

local function has_own(page, site)
  return lists[page.kind] and links.has(page, site)
end

function links.own_head(page, site)
  return has_own(page, site) and both(links.title(page, site),
    h.output(page, "feed.xml"), h.output(page, "feed.json"))
end

function links.own_foot(page, site)
  return has_own(page, site) and one(h.output(page, "feed.xml"), s.feed_of:format(page.title))
end

-- Where something was corrected, and where all corrections are told of.
function links.corrections_head(page, site)
  local is_told = #page.corrections > 0 or page.kind == "home" or page.kind == "corrections"
  return is_told and links.has_corrections(site) and both(s.corrections_of:format(site.title),
    h.path "corrections.xml", h.path "corrections.json")
end

return links
