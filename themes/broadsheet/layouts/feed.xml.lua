-- An Atom feed of the articles (RFC 4287).
local x = require "xml"
local s = require "strings"

-- RFC 3339, from the last day a date can mean.
local function stamp(date, site)
  local day = date and date.has_latest and date.latest or tostring(site.today)
  return day .. "T00:00:00Z"
end

local function newest(site)
  local latest
  for _, article in ipairs(site.articles) do
    local day = stamp(article.updated or article.date, site)
    if not latest or day > latest then latest = day end
  end
  return latest or stamp(nil, site)
end

local function entry(article, site)
  return x.entry {
    x.id { article:absolute() },
    x.title { article.title },
    x.link { rel = "alternate", href = article:absolute() },
    x.updated { stamp(article.updated or article.date, site) },
    article.date and x.published { stamp(article.date, site) },
    x.author { x.name { article.byline ~= "" and article.byline or site.title } },
    x.summary { article.excerpt },
  }
end

return function(_, site)
  return x.feed { xmlns = "http://www.w3.org/2005/Atom", ["xml:lang"] = site.language,
    x.id { site.home:absolute() },
    x.title { site.title },
    site.description ~= "" and x.subtitle { site.description },
    x.link { rel = "alternate", href = site.home:absolute() },
    x.link { rel = "self", href = site.base_url .. "feed.xml" },
    x.updated { newest(site) },
    x.generator { site.generator },
    site.articles:map(function(article) return entry(article, site) end),
  }
end
