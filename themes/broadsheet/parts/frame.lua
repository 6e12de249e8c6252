-- What every page has around its own part: head, masthead, footer.
local h = require "html"
local s = require "strings"
local feed_links = require "parts.feed_links"
local linked_data = require "parts.linked_data"
local meta = require "parts.meta"
local styles = require "parts.styles"

local function title_of(page, site)
  if page.kind == "home" then return site.title end
  local words = page.pager and require "parts.pager".words(page) or ""
  return page.title .. words .. " · " .. site.title
end

local function sheets()
  local out = {}
  for i, name in ipairs(styles) do
    out[i] = h.link { rel = "stylesheet", href = h.asset(name) }
  end
  return out
end

local function head(page, site)
  return h.head {
    h.constant("loading", function()
      return {
        h.meta { charset = "utf-8" },
        h.meta {
          http_equiv = "Content-Security-Policy", content = site.content_security_policy,
        },
        h.meta { name = "referrer", content = site.referrer_policy },
        h.meta { name = "viewport", content = "width=device-width, initial-scale=1" },
      }
    end),
    h.title { title_of(page, site) },
    meta.head(page, site),
    h.constant("origin", function()
      return {
        h.meta { name = "color-scheme", content = "light dark" },
        h.meta { name = "generator", content = site.generator },
      }
    end),
    page.noindex and h.meta { name = "robots", content = "noindex" },
    site.base_url ~= "" and page.kind ~= "404"
      and h.link { rel = "canonical", href = page:absolute() },
    page.pager and require "parts.pager".links(page),
    sheets(),
    feed_links.head(page, site),
    linked_data.head(page, site),
  }
end

local function masthead(page, site)
  local title = h.a { href = site.home, rel = "home", site.title }
  return h.header { class = "masthead",
    site.theme.edition ~= "" and h.p { class = "edition", site.theme.edition },
    page.kind == "home" and h.h1 { class = "nameplate", title }
      or h.p { class = "nameplate", title },
    (#site.menu > 0 or site.search) and require "parts.menu"(page, site),
  }
end

local function contact(site)
  if site.contact == "" then return nil end
  local href = site.contact
  if href:find("@", 1, true) and not href:find(":", 1, true) then
    href = "mailto:" .. href
  end
  return h.p { s.contact, ": ", h.a { href = href, site.contact } }
end

local function footer(page, site)
  return h.footer { class = "colophon",
    site.base_url ~= "" and page.kind ~= "404" and h.p { class = "page-address", page:absolute() },
    #site.quotations > 0 and h.p { s.promise },
    site.theme.footer ~= "" and h.p { site.theme.footer },
    contact(site),
    h.p { class = "small",
      feed_links.foot(page, site),
      site.corrections_page and h.a { href = site.corrections_page, s.corrections },
      site.corrections_page and "\u{a0}· ",
      site.theme.data and #site.records > 0 and h.fragment { h.a { href = h.path "data/", s.data }, "\u{a0}· " },
      s.made_with:format(site.generator),
    },
  }
end

-- Most pages need few of these, and what is not needed costs nothing.
local function above(page)
  return #page.ancestors > 1 and require "parts.breadcrumbs"(page)
end

local function below(page)
  return h.fragment {
    #page.terms > 0 and require "parts.tags"(page),
    (page.previous or page.next) and require "parts.neighbours"(page),
  }
end

-- The whole page; `class` names the kind of page for the style sheet.
return function(page, site, body)
  return h.html { lang = page.language,
    head(page, site),
    h.body { class = "page-" .. page.kind,
      h.a { class = "skip", href = "#_main", s.skip },
      page.withheld ~= "" and require "parts.withheld"(page),
      masthead(page, site),
      h.main { id = "_main", above(page), body, below(page) },
      footer(page, site),
    },
  }
end
