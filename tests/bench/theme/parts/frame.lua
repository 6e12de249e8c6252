local h = require "html"

return function(page, site, body)
  return h.html { lang = site.language,
    h.head {
      h.meta { charset = "utf-8" },
      h.meta { name = "viewport",
        content = "width=device-width, initial-scale=1" },
      h.title { page.title, " - ", site.title },
    },
    h.body {
      h.header { h.a { href = site.home, site.title } },
      h.main { body },
      h.footer { h.p { site.title } },
    },
  }
end
