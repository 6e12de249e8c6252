local h = require "html"
local frame = require "parts.frame"

local article = h.template("article", function(title, standfirst, notice, toc, text, corrections)
  return h.article { class = "text",
    h.header { class = "headline", h.h1 { title }, standfirst, notice },
    toc, text, corrections,
  }
end)

return function(page, site)
  local corrections = #page.corrections > 0 and require "parts.corrections"
  return frame(page, site, article(
    page.title,
    page.description ~= "" and h.p { class = "standfirst", page.description },
    corrections and corrections.notice(page.corrections),
    #page.toc > 0 and require "parts.toc"(page, site),
    page.withdrawn and require "parts.withdrawn"(page) or h.div { class = "prose", page.content },
    corrections and corrections.section(page.corrections)))
end
