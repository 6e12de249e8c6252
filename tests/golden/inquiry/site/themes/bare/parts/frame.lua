-- Broadsheet's pages without what all of them share.
local h = require "html"

return function(page, site, body)
  return h.html { lang = page.language,
    h.head { h.title { page.title },
      page.noindex and h.meta { name = "robots", content = "noindex" } },
    h.body { h.main { body } },
  }
end
