-- What this theme is. Runs once, before any document is read, and returns
-- plain data.
return {
  name = "broadsheet",
  api = 1,
  parameters = {
    words_per_minute = {
      type = "number",
      default = 230,
      help = "how fast one reads, for the reading time of articles; 0: not shown",
    },
    toc_words = {
      type = "number",
      default = 1500,
      help = "from how many words on a page shows its headings; 0: only with toc: true",
    },
    edition = {
      type = "text",
      default = "",
      help = "a line over the site's title, such as the name of a publisher",
    },
    timeline_lanes = {
      type = "text",
      default = "kind",
      help = "lanes of the timeline's picture: kind or people",
    },
    footer = {
      type = "text",
      default = "",
      help = "a sentence at the foot of every page",
    },
  },
}
