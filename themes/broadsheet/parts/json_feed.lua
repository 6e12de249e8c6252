-- A feed in JSON Feed 1.1 (jsonfeed.org).
local function filled(words) return words ~= "" and words or nil end

local function tags(entry)
  local out = {}
  for i, term in ipairs(entry.terms) do out[i] = term.name end
  return #out > 0 and out or nil
end

local function attachments(entry, site)
  local out = {}
  for i, of in ipairs(entry.recordings) do
    out[i] = { url = site:absolute(of.address), mime_type = of.type, title = of.title,
      size_in_bytes = of.bytes, duration_in_seconds = of.ms and of.ms / 1000 }
  end
  return #out > 0 and out or nil
end

local function item(entry, feed, site)
  return {
    id = entry.id,
    url = entry.address,
    title = entry.title,
    language = entry.language ~= feed.language and entry.language or nil,
    content_html = entry.content,
    summary = filled(entry.summary),
    image = entry.image and site:absolute(entry.image),
    date_published = filled(entry.published),
    date_modified = entry.modified,
    authors = entry.author ~= "" and { { name = entry.author } } or nil,
    tags = tags(entry),
    attachments = attachments(entry, site),
  }
end

return function(feed, site)
  if not feed then return nil end
  local items = {}
  for i, entry in ipairs(feed.entries) do items[i] = item(entry, feed, site) end
  return {
    version = "https://jsonfeed.org/version/1.1",
    title = feed.title,
    description = filled(feed.description),
    language = feed.language,
    home_page_url = feed.home,
    feed_url = feed.address,
    next_url = feed.next,
    authors = { { name = feed.author, url = feed.author_home } },
    items = items,
  }
end
