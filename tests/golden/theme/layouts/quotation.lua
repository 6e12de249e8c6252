local h = require "html"
local frame = require "parts.frame"
local facts = require "parts.facts"

return function(page, site)
  local quotation = page.quotation
  return frame(page, site, {
    facts.line("kind", page.kind),
    facts.line("tier", quotation.tier),
    facts.line("words", quotation.words),
    facts.line("from", facts.link(quotation.from)),
    facts.line("speaker", facts.speaker(quotation)),
    facts.line("words cut", quotation.words_cut),
    facts.list("pieces", quotation.pieces, function(piece)
      return { piece.kind, ": ", piece.words }
    end),
    facts.list("context", quotation.context, function(turn)
      return { turn.id, ": ", h.div { turn.content } }
    end),
    facts.list("responses", quotation.responses, facts.response),
  })
end
