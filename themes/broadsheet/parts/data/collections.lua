-- All quotations in the formats of one.
local json = require "json"
local h = require "html"
local citation = require "parts.citation"
local writer = require "parts.data.table"
local quotations = require "parts.data.quotations"

local collections = {}

function collections.bibtex(site)
  local rows = writer.rows(quotations, site)
  if not rows then return nil end
  local n = 0
  return function()
    n = n + 1
    if not rows[n] then return nil end
    return n > 1 and "\n" or "", citation.bibtex(rows[n], site), "\n"
  end
end

function collections.csl(site)
  local rows = writer.rows(quotations, site)
  if not rows then return nil end
  return writer.lines(rows, function(q) return citation.csl(q, site) end, "[", "]")
end

-- A collection of Web Annotations (W3C, section 5), all on one page of it; nil
-- where nothing has an address.
function collections.annotations(site)
  local rows = site.base_url ~= "" and writer.rows(quotations, site)
  if not rows then return nil end
  local address = site:absolute(h.path "data/quotations.annotations.jsonld")
  local function item(quotation)
    local annotation = citation.annotation(quotation, site)
    annotation["@context"] = nil
    return annotation
  end
  local before = [[{"@context":"http://www.w3.org/ns/anno.jsonld","id":%s,"type":"AnnotationCollection",]]
    .. [["label":%s,"total":%d,"first":{"id":%s,"type":"AnnotationPage","startIndex":0,"items":[]]
  return writer.lines(rows, item, before:format(json.encode(address), json.encode(site.title), #rows,
    json.encode(address .. "#page-1")), "]}}")
end

return collections
