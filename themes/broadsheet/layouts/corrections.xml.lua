-- An Atom feed of the corrections (RFC 4287).
local x = require "xml"
local s = require "strings"
local corrections = require "parts.corrections"

-- RFC 3339, from the last day a date can mean.
local function stamp(date, site)
  return (date.has_latest and date.latest or tostring(site.today)) .. "T00:00:00Z"
end

local function entry(correction, site)
  local address = correction.page:absolute() .. "#" .. corrections.anchor(correction)
  return x.entry {
    x.id { address },
    x.title { s.correction[correction.kind] .. ": " .. correction.page.title },
    x.link { rel = "alternate", href = address },
    x.updated { stamp(correction.date, site) },
    x.author { x.name { site.title } },
    x.summary { correction.text },
  }
end

return function(_, site)
  if not corrections.has_feed(site) then return nil end
  local newest = stamp(site.corrections[1].date, site)
  return x.feed { xmlns = "http://www.w3.org/2005/Atom", ["xml:lang"] = site.language,
    x.id { site:absolute(site.corrections_page) },
    x.title { s.corrections_of:format(site.title) },
    x.link { rel = "alternate", href = site:absolute(site.corrections_page) },
    x.link { rel = "self", href = site.base_url .. "corrections.xml" },
    x.updated { newest },
    x.generator { site.generator },
    site.corrections:map(function(c) return entry(c, site) end),
  }
end
