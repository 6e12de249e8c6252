-- What stands below every page. Its address is for paper.
local h = require "html"
local s = require "strings"

local function contact(site)
  local href = site.contact
  if href:find("@", 1, true) and not href:find(":", 1, true) then href = "mailto:" .. href end
  return h.p { s.contact, ": ", h.a { href = href, site.contact } }
end

-- For the template of the frame: `address` and `own_feeds` are values of a page.
return function(site, address, own_feeds)
  return h.footer { class = "colophon",
    h.when(address, h.p { class = "page-address", address }),
    #site.quotations > 0 and h.p { s.promise },
    site.theme.footer ~= "" and h.p { site.theme.footer },
    site.contact ~= "" and contact(site),
    h.p { class = "small",
      own_feeds, require "parts.feed_links".foot(site),
      site.corrections_page and { h.a { href = site.corrections_page, s.corrections }, "\u{a0}· " },
      site.theme.data and #site.records > 0 and { h.a { href = h.path "data/", s.data }, "\u{a0}· " },
      s.made_with:format(site.generator),
    },
  }
end
