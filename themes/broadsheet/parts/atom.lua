-- A feed in Atom (RFC 4287; pages of a list: RFC 5005, section 3).
local x = require "xml"

local function categories(entry, site)
  local out = {}
  for i, term in ipairs(entry.terms) do
    out[i] = x.category { term = term.name,
      scheme = term.taxonomy.page and site:absolute(term.taxonomy) }
  end
  return out
end

local function enclosures(entry)
  local out = {}
  for i, of in ipairs(entry.recordings) do
    out[i] = x.link { rel = "enclosure", type = of.type, title = of.title, href = of.address,
      length = of.bytes }
  end
  return out
end

local function entry_of(entry, feed, site)
  return x.entry {
    ["xml:lang"] = entry.language ~= feed.language and entry.language,
    x.id { entry.id },
    x.title { entry.title },
    x.link { rel = "alternate", type = "text/html", href = entry.address },
    x.updated { entry.modified },
    entry.published ~= "" and x.published { entry.published },
    entry.author ~= "" and x.author { x.name { entry.author } },
    categories(entry, site),
    entry.summary ~= "" and x.summary { entry.summary },
    x.content { type = "html", entry.content },
    enclosures(entry),
  }
end

return function(feed, site)
  if not feed then return nil end
  local entries = {}
  for i, entry in ipairs(feed.entries) do entries[i] = entry_of(entry, feed, site) end
  return x.feed { xmlns = "http://www.w3.org/2005/Atom", ["xml:lang"] = feed.language,
    x.id { feed.id },
    x.title { feed.title },
    feed.description ~= "" and x.subtitle { feed.description },
    x.link { rel = "self", type = "application/atom+xml", href = feed.address },
    x.link { rel = "alternate", type = "text/html", href = feed.home },
    feed.previous and x.link { rel = "previous", href = feed.previous },
    feed.next and x.link { rel = "next", href = feed.next },
    x.updated { feed.entries[1].modified },
    x.author { x.name { feed.author }, x.uri { feed.author_home } },
    x.generator { site.generator },
    entries,
  }
end
