local h = require "html"
local frame = require "parts.frame"

local article = h.template("article", function(title, standfirst, notice, toc, text, withdrawn,
    corrections)
  return h.article { class = "text",
    h.header { class = "headline",
      h.h1 { title },
      h.when(standfirst, h.p { class = "standfirst", standfirst }),
      notice,
    },
    toc,
    h.when(text, h.div { class = "prose", text }),
    withdrawn,
    corrections,
  }
end)

return function(page, site)
  local corrections = #page.corrections > 0 and require "parts.corrections"
  local withdrawn = page.withdrawn
  return frame(page, site, article(
    page.title,
    page.description,
    corrections and corrections.notice(page.corrections),
    (page.words >= site.theme.toc_words or page.wants_toc == "yes") and require "parts.toc"(page, site),
    not withdrawn and page.content,
    withdrawn and require "parts.withdrawn"(page),
    corrections and corrections.section(page.corrections)))
end
