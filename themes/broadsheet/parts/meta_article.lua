-- What previews of an article are told besides, and of a page with a picture.
local h = require "html"

local function image(page, site)
  local of = page.image
  return h.metas("property", {
    "og:image", site:absolute(of),
    "og:image:width", of.width > 0 and of.width,
    "og:image:height", of.width > 0 and of.height,
    "og:image:alt", page.image_alt,
  })
end

local function article(page, site)
  local section, author = page.parent, page.author
  local pairs = {
    "article:published_time", page.published,
    "article:modified_time", page.modified,
    "article:author", author ~= nil and site.base_url ~= "" and site:absolute(author),
    "article:section", section ~= nil and section.kind == "section" and section.title,
  }
  for _, term in ipairs(page.terms) do
    pairs[#pairs + 1] = "article:tag"
    pairs[#pairs + 1] = term.name
  end
  return h.metas("property", pairs)
end

return function(page, site, has_image)
  return { has_image and image(page, site), page.kind == "article" and article(page, site) }
end
