-- Which feeds there are, and links to them. Every page needs this, so that it
-- loads what feeds hold only where it is asked for.
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

-- For the head of a page: its own feed first, then the site's.
function links.head(page, site)
  if not are_made(site) then return nil end
  local kind = page.kind
  local has_corrections = #page.corrections > 0 or kind == "home" or kind == "corrections"
  return {
    lists[kind] and links.has(page, site) and both(links.title(page, site),
      h.output(page, "feed.xml"), h.output(page, "feed.json")),
    #site.latest > 0 and both(site.title, h.path "feed.xml", h.path "feed.json"),
    has_corrections and links.has_corrections(site) and both(s.corrections_of:format(site.title),
      h.path "corrections.xml", h.path "corrections.json"),
  }
end

-- For people, at the foot of a page.
function links.foot(page, site)
  if not are_made(site) then return nil end
  local has_own = lists[page.kind] and links.has(page, site)
  return {
    has_own and h.a { href = h.output(page, "feed.xml"), s.feed_of:format(page.title) },
    has_own and "\u{a0}· ",
    #site.latest > 0 and h.a { href = h.path "feed.xml", s.feed },
    #site.latest > 0 and "\u{a0}· ",
  }
end

return links
