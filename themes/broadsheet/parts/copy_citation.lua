-- To cite a quotation: blocks to copy, readable as they are; a script adds
-- buttons where it runs. Then the same as files.
local h = require "html"
local json = require "json"
local s = require "strings"
local citation = require "parts.citation"

local copy = {}

local labels = { copy = s.copy, copied = s.copied }

local function form(name, words)
  return h.details { h.summary { name }, h.pre { data = labels, h.code { words } } }
end

local function files(quotation, site)
  return h.p { class = "files", s.as_files, " ",
    h.a { href = h.output(quotation, "citation.bib"), "BibTeX" }, "\u{a0}· ",
    h.a { href = h.output(quotation, "citation.json"), "CSL-JSON" },
    site.base_url ~= "" and "\u{a0}· ",
    site.base_url ~= ""
      and h.a { href = h.output(quotation, "annotation.jsonld"), "Web Annotation" },
  }
end

function copy.section(quotation, site)
  return h.section { class = "citations", h.h2 { s.citation },
    h.p { class = "citation", data = labels, citation.text(quotation, site) },
    form("Markdown", citation.markdown(quotation, site)),
    form("BibTeX", citation.bibtex(quotation, site)),
    form("CSL-JSON", json.encode { citation.csl(quotation, site) }),
    files(quotation, site),
    h.script { src = h.asset "copy.js", defer = true },
  }
end

-- To the very words in the record.
function copy.deep_link(quotation)
  return h.p { class = "small", h.a { href = h.deep_link(quotation), s.deep_link } }
end

function copy.machine(quotation, site)
  local schema = citation.schema(quotation, site)
  return schema and h.json_script { type = "application/ld+json", schema }
end

return copy
