local h = require "html"

return function(page, site, body)
  return h.html { lang = page.language,
    "\n", h.head { h.title { page.title } },
    "\n", h.body { "\n", h.h1 { page.title }, "\n", body },
    "\n",
  }
end
