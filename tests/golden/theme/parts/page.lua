local h = require "html"
local frame = require "parts.frame"
local facts = require "parts.facts"

return function(page, site)
  return frame(page, site, {
    facts.line("kind", page.kind),
    facts.line("description", page.description),
    facts.line("byline", page.byline),
    facts.line("date", page.date and tostring(page.date)),
    facts.line("excerpt", page.excerpt),
    facts.line("noindex", page.noindex),
    h.div { page.content }, "\n",
    facts.list("headings", page.headings, function(heading)
      return { heading.level, " ", heading.id }
    end),
    facts.list("children", page.children, facts.link),
    facts.list("quotations", page.quotations, facts.quotation),
    facts.list("people", page.people, facts.person),
    facts.list("events", page.events, facts.event),
    facts.list("linked from", page.linked_from, facts.link),
  })
end
