local h = require "html"
local frame = require "parts.frame"
local facts = require "parts.facts"

return function(page, site)
  local source = page.source
  return frame(page, site, {
    facts.line("kind", page.kind),
    facts.line("publisher", source.publisher),
    facts.line("date", source.date and tostring(source.date)),
    facts.line("url", source.url ~= "" and h.a { href = source.url, "there" }),
    facts.line("held", source.held),
    h.div { page.content }, "\n",
    facts.list("chain", source.chain, facts.link),
    facts.list("relied on by", source.relied_on_by, facts.link),
    facts.list("records", source.records, facts.link),
  })
end
