-- What every page has around its own part: head, masthead, footer. All that is
-- the same on every page stands in templates; a page says what differs.
local h = require "html"
local s = require "strings"

local function head(page, site, address, feeds)
  local fill = h.template("head", function(title, number, about, noindex, address, list, own_feeds,
      corrections, data)
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
      h.title { h.when(title, { title, number, " · " }), site.title },
      about,
      h.meta { name = "color-scheme", content = "light dark" },
      h.meta { name = "generator", content = site.generator },
      h.when(noindex, h.meta { name = "robots", content = "noindex" }),
      h.when(address, h.link { rel = "canonical", href = address }),
      list, sheets,
      own_feeds, require "parts.feed_links".head(site), corrections,
      data,
    }
  end)
  local pager = page.pager and require "parts.pager"
  return fill(
    page.kind ~= "home" and page.title, pager and pager.words(page),
    require "parts.meta".head(page, site, address),
    page.noindex,
    address,
    pager and pager.links(page),
    feeds and feeds.own_head(page, site),
    feeds and feeds.corrections_head(page, site),
    require "parts.linked_data".head(page, site, address))
end

return function(page, site, body)
  local kind, ancestors = page.kind, page.ancestors
  -- Whole, for who cannot follow a link; of a page that others can be told of.
  local address = site.base_url ~= "" and kind ~= "404" and page:absolute()
  -- Most pages are text, and what they do not need costs nothing.
  local is_text = kind == "page" or kind == "article"
  local feeds = (not is_text or #page.corrections > 0) and require "parts.feed_links"
  local menu = (page == site.search or #site.menu > 0) and require "parts.menu".own(page, site)

  local fill = h.template("page", function(section, language, class, head, notice, menu, no_menu, body,
      tags, neighbours, address, own_feeds)
    local name = h.a { href = site.home, rel = "home", site.title }
    return h.html { lang = language,
      head,
      h.body { class = class,
        h.a { class = "skip", href = "#_main", s.skip },
        notice,
        h.header { class = "masthead",
          site.theme.edition ~= "" and h.p { class = "edition", site.theme.edition },
          section and h.p { class = "nameplate", name } or h.h1 { class = "nameplate", name },
          menu, h.when(no_menu, require "parts.menu".of(section, site)),
        },
        h.main { id = "_main", require "parts.breadcrumbs"(section), body, tags, neighbours },
        require "parts.footer"(site, address, own_feeds),
      },
    }
  end, ancestors[#ancestors])
  return fill(
    page.language, "page-" .. kind,
    head(page, site, address, feeds),
    page.withheld ~= "" and require "parts.withheld"(page),
    menu, not menu,
    body,
    #page.terms > 0 and require "parts.tags"(page),
    is_text and require "parts.neighbours"(page),
    address,
    feeds and feeds.own_foot(page, site))
end
