-- What a page says of itself to search engines and to whoever shows a preview
-- of it: a description, Open Graph (ogp.me) and the card of X. What is not known
-- is not there. Every page has it, so it is made with few calls.
local h = require "html"
local text = require "text"

local meta = {}

-- So many characters of running text describe a page that has no description.
local MOST = 200

-- The first words of a record are nobody's description of it; those of a
-- quotation come with who said them, where, and who contests it. A table is a
-- file beside a page that is shown like one.
function meta.description(page, site)
  local description, kind = page.description, page.kind
  if description ~= "" or type(page) == "table" then return description end
  if kind == "home" then return site.description end
  if kind == "quotation" then return require "parts.citation".text(page.quotation, site, true) end
  return page.record and "" or text.excerpt(page.excerpt, MOST)
end

-- "pt-BR" is pt_BR; of "en" nobody knows where it is spoken.
local function locale(language)
  if #language < 5 then return false end
  local spoken, region = language:match("^(%a%a%a?)%-(%u%u)$")
  return spoken and spoken .. "_" .. region or false
end

local function type_of(kind)
  return kind == "article" and "article" or kind == "person" and "profile" or "website"
end

-- For the head. `address` is the whole one of the page, or false.
function meta.head(page, site, address)
  local kind = page.kind
  if kind == "404" then return nil end
  local fill = h.template("meta", function(description, author, card, of, title, address, spoken)
    return {
      h.metas("name", {
        "description", description,
        "author", author,
        "twitter:card", card,
      }),
      h.metas("property", {
        "og:type", of,
        "og:title", title,
        "og:description", description,
        "og:url", address,
        "og:site_name", site.title,
        "og:locale", spoken,
      }),
    }
  end)
  local image = address and page.image
  local about = fill(
    meta.description(page, site),
    page.byline,
    -- Large cards want a picture that is wide enough.
    image and image.width >= 600 and "summary_large_image" or "summary",
    type(page) == "table" and "website" or type_of(kind),
    page.title,
    address,
    locale(page.language))
  if not image and kind ~= "article" then return about end
  return { about, require "parts.meta_article"(page, site, image) }
end

return meta
