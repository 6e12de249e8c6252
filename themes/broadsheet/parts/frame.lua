-- What every page has around its own part: head, masthead, footer.
local h = require "html"
local s = require "strings"
local feed_links = require "parts.feed_links"
local linked_data = require "parts.linked_data"
local meta = require "parts.meta"

local function title_of(page, site)
  if page.kind == "home" then return site.title end
  local words = page.pager and require "parts.pager".words(page) or ""
  return page.title .. words .. " · " .. site.title
end

-- Whether the page has an address that others can be told.
local function is_somewhere(page, site)
  return site.base_url ~= "" and page.kind ~= "404"
end

local function head(page, site)
  local fill = h.template("head", function(title, about, robots, canonical, list, feeds, data)
    local sheets = {}
    for i, name in ipairs(require "parts.styles") do
      sheets[i] = h.link { rel = "stylesheet", href = h.asset(name) }
    end
    return h.head {
      h.meta { charset = "utf-8" },
      h.meta {
        http_equiv = "Content-Security-Policy", content = site.content_security_policy,
      },
      h.meta { name = "referrer", content = site.referrer_policy },
      h.meta { name = "viewport", content = "width=device-width, initial-scale=1" },
      h.title { title },
      about,
      h.meta { name = "color-scheme", content = "light dark" },
      h.meta { name = "generator", content = site.generator },
      robots, canonical, list, sheets, feeds, data,
    }
  end)
  return fill(
    title_of(page, site),
    meta.head(page, site),
    page.noindex and h.meta { name = "robots", content = "noindex" },
    is_somewhere(page, site) and h.link { rel = "canonical", href = page:absolute() },
    page.pager and require "parts.pager".links(page),
    feed_links.head(page, site),
    linked_data.head(page, site))
end

local function masthead(page, site)
  local fill = h.template("masthead", function(nameplate, menu)
    return h.header { class = "masthead",
      site.theme.edition ~= "" and h.p { class = "edition", site.theme.edition },
      nameplate, menu,
    }
  end)
  local nameplate = h.constant("nameplate", function()
    return h.p { class = "nameplate", h.a { href = site.home, rel = "home", site.title } }
  end)
  if page.kind == "home" then
    nameplate = h.h1 { class = "nameplate", h.a { href = site.home, rel = "home", site.title } }
  end
  return fill(nameplate, (#site.menu > 0 or site.search) and require "parts.menu"(page, site))
end

local function footer(page, site)
  local fill = h.template("footer", function(address, feeds)
    local function contact()
      local href = site.contact
      if href:find("@", 1, true) and not href:find(":", 1, true) then
        href = "mailto:" .. href
      end
      return h.p { s.contact, ": ", h.a { href = href, site.contact } }
    end
    return h.footer { class = "colophon",
      address,
      #site.quotations > 0 and h.p { s.promise },
      site.theme.footer ~= "" and h.p { site.theme.footer },
      site.contact ~= "" and contact(),
      h.p { class = "small",
        feeds,
        site.corrections_page and { h.a { href = site.corrections_page, s.corrections }, "\u{a0}· " },
        site.theme.data and #site.records > 0 and { h.a { href = h.path "data/", s.data }, "\u{a0}· " },
        s.made_with:format(site.generator),
      },
    }
  end)
  return fill(
    is_somewhere(page, site) and h.p { class = "page-address", page:absolute() },
    feed_links.foot(page, site))
end

local whole = h.template("page", function(language, class, head, notice, masthead, above, body,
    tags, neighbours, footer)
  return h.html { lang = language,
    head,
    h.body { class = class,
      h.a { class = "skip", href = "#_main", s.skip },
      notice,
      masthead,
      h.main { id = "_main", above, body, tags, neighbours },
      footer,
    },
  }
end)

-- The whole page; its class names the kind of page for the style sheet.
return function(page, site, body)
  return whole(
    page.language, "page-" .. page.kind,
    head(page, site),
    page.withheld ~= "" and require "parts.withheld"(page),
    masthead(page, site),
    -- Most pages need few of these, and what is not needed costs nothing.
    #page.ancestors > 1 and require "parts.breadcrumbs"(page),
    body,
    #page.terms > 0 and require "parts.tags"(page),
    (page.previous or page.next) and require "parts.neighbours"(page),
    footer(page, site))
end
