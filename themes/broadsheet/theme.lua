-- What this theme is. Runs once, before any document is read, and returns
-- plain data.
return {
  name = "broadsheet",
  api = 1,
  pages = {
    { path = "search/", layout = "search",
      title = { en = "Search", de = "Suche", fr = "Recherche", es = "Búsqueda" } },
    { path = "data/", layout = "data", when = "data", needs = "records",
      title = { en = "Data", de = "Daten", fr = "Données", es = "Datos" } },
  },
  parameters = {
    words_per_minute = {
      type = "integer", min = 0,
      default = 230,
      help = "how fast one reads, for the reading time of articles; 0: not shown",
    },
    toc_words = {
      type = "integer", min = 0,
      default = 1500,
      help = "from how many words on a page shows its headings; 0: only with toc: true",
    },
    edition = {
      type = "text",
      default = "",
      help = "a line over the site's title, such as the name of a publisher",
    },
    feed_entries = {
      type = "integer", min = 0,
      default = 20,
      help = "how many entries a feed has; 0: there are no feeds",
    },
    timeline_lanes = {
      type = "choice", choices = { "kind", "people" },
      default = "kind",
      help = "lanes of the timeline's picture",
    },
    footer = {
      type = "text",
      default = "",
      help = "a sentence at the foot of every page",
    },
    data = {
      type = "boolean",
      default = true,
      help = "whether the dossier is published as tables too, below data/",
    },
    data_licence = {
      type = "text",
      default = "",
      help = "the licence of those tables, such as CC-BY-4.0; empty: nothing is said of it",
    },
    data_licence_url = {
      type = "text",
      default = "",
      help = "where that licence can be read",
    },

    -- These become custom properties of CSS in assets/parameters.css.
    measure = {
      type = "length", css = "--measure",
      default = "36rem",
      help = "the width of running text",
    },
    text_font = {
      type = "font", css = "--serif",
      default = [[Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", "DejaVu Serif", Georgia, serif]],
      help = "of running text",
    },
    heading_font = {
      type = "font", css = "--display",
      default = [["Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, "Book Antiqua", Georgia, "Noto Serif", serif]],
      help = "of headings and the site's title",
    },
    label_font = {
      type = "font", css = "--sans",
      default = [[system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif]],
      help = "of what is said about texts: menus, dates, labels",
    },
    paper = {
      type = "color", css = "--paper",
      default = "#fdfcf9",
      help = "behind everything",
    },
    paper_dark = {
      type = "color", css = "--paper", scheme = "dark",
      default = "#161513",
      help = "behind everything, for readers who prefer dark pages",
    },
    ink = {
      type = "color", css = "--ink",
      default = "#1d1b18",
      help = "of text",
    },
    ink_dark = {
      type = "color", css = "--ink", scheme = "dark",
      default = "#e9e4da",
      help = "of text on dark pages",
    },
    accent = {
      type = "color", css = "--accent",
      default = "#8a1c1c",
      help = "of what is pointed at, and of marks on the timeline",
    },
    accent_dark = {
      type = "color", css = "--accent", scheme = "dark",
      default = "#ee9a8b",
      help = "the same on dark pages",
    },
  },
}
