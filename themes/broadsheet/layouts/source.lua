local h = require "html"
local s = require "strings"
local frame = require "parts.frame"
local dates = require "parts.dates"
local facts = require "parts.facts"
local links = require "parts.links"
local corrections = require "parts.corrections"
local evidence = require "parts.evidence"
local record_entry = require "parts.record_entry"

local function date_fact(source)
  if not source.date then return h.span { class = "undated", s.undated } end
  return h.fragment {
    dates.element(source.date),
    source.date_basis ~= "" and h.span { class = "small", " ", s.basis[source.date_basis] },
  }
end

return function(page, site)
  local source = page.source
  return frame(page, site, h.article { class = "text source",
    h.header { class = "headline",
      h.h1 { source.title },
      page.description ~= "" and h.p { class = "standfirst", page.description },
      corrections.notice(page.corrections),
    },
    facts {
      { s.publisher, source.publisher },
      { s.author, source.author },
      { s.fact_date, date_fact(source) },
      { s.fact_medium, source.medium },
      { s.what_we_hold, source.held },
      { s.address, source.url ~= "" and h.a { class = "address", href = source.url, source.url } },
      { s.note, source.note },
      { s.relies_on, links(source.chain, "title") },
      { s.relied_on_by, links(source.relied_on_by, "title") },
    },
    h.div { class = "prose", page.content },
    evidence(source.files),
    #source.records > 0 and h.section { h.h2 { s.records_from },
      h.ul { class = "entries", source.records:map(record_entry) } },
    corrections.section(page.corrections),
  })
end
