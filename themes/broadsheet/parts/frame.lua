-- What every page has around its own part: head, masthead, footer.
local h = require "html"
local s = require "strings"
local menu = require "parts.menu"
local corrections = require "parts.corrections"
local breadcrumbs = require "parts.breadcrumbs"
local pager = require "parts.pager"
local tags = require "parts.tags"
local neighbours = require "parts.neighbours"

local function title_of(page, site)
  if page.kind == "home" then return site.title end
  return page.title .. pager.words(page) .. " · " .. site.title
end

local function head(page, site)
  return h.head {
    h.meta { charset = "utf-8" },
    h.meta { name = "viewport", content = "width=device-width, initial-scale=1" },
    h.title { title_of(page, site) },
    page.description ~= "" and h.meta { name = "description", content = page.description },
    h.meta { name = "color-scheme", content = "light dark" },
    h.meta { name = "generator", content = site.generator },
    page.noindex and h.meta { name = "robots", content = "noindex" },
    site.base_url ~= "" and page.kind ~= "404"
      and h.link { rel = "canonical", href = page:absolute() },
    pager.links(page),
    h.link { rel = "stylesheet", href = h.asset "broadsheet.css" },
    h.link {
      rel = "alternate", type = "application/atom+xml",
      title = site.title, href = h.path "feed.xml",
    },
    corrections.has_feed(site) and h.link {
      rel = "alternate", type = "application/atom+xml",
      title = s.corrections_of:format(site.title), href = h.path "corrections.xml",
    },
  }
end

local function masthead(page, site)
  local title = h.a { href = site.home, rel = "home", site.title }
  return h.header { class = "masthead",
    site.theme.edition ~= "" and h.p { class = "edition", site.theme.edition },
    page.kind == "home" and h.h1 { class = "nameplate", title }
      or h.p { class = "nameplate", title },
    menu(page, site),
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

local function footer(site)
  return h.footer { class = "colophon",
    h.p { s.promise },
    site.theme.footer ~= "" and h.p { site.theme.footer },
    contact(site),
    h.p { class = "small",
      h.a { href = h.path "feed.xml", s.feed }, " · ",
      site.corrections_page and h.a { href = site.corrections_page, s.corrections },
      site.corrections_page and " · ",
      s.made_with:format(site.generator),
    },
  }
end

-- The whole page; `class` names the kind of page for the style sheet.
return function(page, site, body)
  return h.html { lang = page.language,
    head(page, site),
    h.body { class = "page-" .. page.kind,
      h.a { class = "skip", href = "#main", s.skip },
      masthead(page, site),
      h.main { id = "main", breadcrumbs(page), body, tags(page), neighbours(page) },
      footer(site),
    },
  }
end
