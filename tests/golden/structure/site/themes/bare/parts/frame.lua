-- What the default theme shows of where a page stands, and no more around it.
local h = require "html"
local menu = require "parts.menu"
local breadcrumbs = require "parts.breadcrumbs"
local pager = require "parts.pager"
local tags = require "parts.tags"
local neighbours = require "parts.neighbours"

return function(page, site, body)
  return h.html { lang = page.language,
    h.head { h.title { page.title, pager.words(page) }, pager.links(page) },
    h.body { menu(page, site),
      h.main { breadcrumbs(page), body, tags(page), neighbours(page) } },
  }
end
