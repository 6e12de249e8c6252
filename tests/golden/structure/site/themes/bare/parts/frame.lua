-- What the default theme shows of where a page stands, and no more around it.
local h = require "html"
local menu = require "parts.menu"
local breadcrumbs = require "parts.breadcrumbs"
local pager = require "parts.pager"
local tags = require "parts.tags"
local neighbours = require "parts.neighbours"

return function(page, site, body)
  local section = page.ancestors[#page.ancestors]
  return h.html { lang = page.language,
    h.head { h.title { page.title, pager.words(page) }, pager.links(page) },
    h.body { menu.own(page, site) or menu.of(section, site),
      h.main { breadcrumbs(section), body, tags(page), neighbours(page) } },
  }
end
