-- What this theme is. Runs once, before any document is read, and returns
-- plain data.
return {
  name = "broadsheet",
  api = 1,
  parameters = {
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
