-- The page to search on. Without a script it leads to the words of each
-- speaker; assets/search.js shows the form and fills the list.
local h = require "html"
local s = require "strings"
local text = require "text"
local frame = require "parts.frame"

local kinds = { "page", "quotation", "event", "turn" }
local statuses = {
  "verbatim", "reported", "exact", "typography", "edited", "joined", "translated", "contested",
}

local function choice(name, label, keys, words)
  local options = {}
  for i, key in ipairs(keys) do options[i] = h.option { value = key, words[key] } end
  return h.label { label, " ", h.select { name = name, h.option { value = "", s.search_any }, options } }
end

local function year(name, label)
  return h.label { label, " ", h.input {
    type = "number", name = name, step = "1", autocomplete = "off", class = "search-year",
  } }
end

local function form()
  return h.form { id = "_search", class = "search-form", role = "search", hidden = true,
    h.p { class = "search-line",
      h.label { ["for"] = "_search-field", class = "hidden", s.search_label },
      h.input {
        id = "_search-field", type = "search", name = "q", autocomplete = "off", spellcheck = "false",
        enterkeyhint = "search", aria_describedby = "_search-help",
      },
      h.button { type = "submit", s.search_go },
    },
    h.details { class = "search-facets",
      h.summary { s.search_narrow },
      h.p {
        choice("kind", s.search_kind, kinds, s.search_words.kinds),
        choice("speaker", s.search_speaker, {}, {}),
        choice("status", s.search_status, statuses, s.search_words.statuses),
        year("from", s.search_from),
        year("to", s.search_to),
      },
    },
    h.p { id = "_search-help", class = "help", s.search_help, " ",
      h.span { class = "search-keys", s.search_how } },
  }
end

local function results()
  return h.fragment {
    h.p { id = "_hits-status", class = "small", role = "status" },
    h.ol { id = "_hits", class = "hits" },
    h.p { h.button { id = "_hits-more", type = "button", hidden = true, s.search_more } },
  }
end

-- Everybody whose words a record gives, with the page that lists them.
local function speakers(site)
  local out = site.people:map(function(person)
    if #person.said + #person.reported == 0 then return nil end
    local words = #person.said > 0 and h.fragment { " ", h.a {
      class = "small", href = h.output(person, "concordance.html"),
      aria_label = s.concordance_of:format(person.name), s.concordance,
    } }
    return h.li { h.a { href = person, data = { speaker = person.id }, person.name }, words }
  end)
  return #out > 0 and h.section { class = "speakers",
    h.h2 { s.search_speakers },
    h.p { class = "help", s.search_speakers_help },
    h.ul(out),
  }
end

return function(page, site)
  return frame(page, site, h.article { class = "text search",
    h.header { class = "headline", h.h1 { s.search_title } },
    not page.content.is_empty and h.div { class = "prose", page.content },
    not site.search and h.p { s.search_off },
    site.search and h.fragment {
      h.noscript { h.p { class = "help", s.search_without } },
      form(),
      results(),
      speakers(site),
      h.json_script { id = "_search-words", type = "application/json", s.search_words },
      h.script { src = h.asset "search.js", defer = true },
    },
  })
end
