-- The tables of the dossier, in the order of its page of data.
return {
  require "parts.data.records",
  require "parts.data.turns",
  require "parts.data.quotations",
  require "parts.data.responses",
  require "parts.data.events",
  require "parts.data.people",
  require "parts.data.sources",
  require "parts.data.articles",
  require "parts.data.corrections",
}
