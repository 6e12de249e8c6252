local x = require "xml"

return function(_, site)
  local entries = {}
  for i, page in ipairs(site.articles) do
    entries[i] = { "\n", x.entry {
      x.title { page.title },
      x.id { site:absolute(page) },
      x.link { href = site:absolute(page) },
      x.summary { page.excerpt },
    } }
  end
  return x.feed { xmlns = "http://www.w3.org/2005/Atom",
    x.title { site.title },
    entries,
    "\n",
  }
end
