-- What people say about a record, for exactly what it concerns.
local h = require "html"
local s = require "strings"
local dates = require "parts.dates"

local function words_of(response)
  if response.words == "" then return nil end
  local quoted = "“" .. response.words .. "”"
  if response.statement then
    return h.fragment { " ", h.a { href = response.statement, quoted } }
  end
  return " " .. quoted
end

local function source_of(response)
  local statement = response.statement_record
  return h.p { class = "small",
    statement and h.a { href = response.statement or statement, statement.title },
    statement and response.source and " · ",
    response.source and h.a { href = response.source, response.source.title },
    response.date and " · ",
    response.date and dates.element(response.date),
  }
end

local function entry(response, names_record)
  return h.li { class = { "response", response.stance == "denies" and "response-denied" },
    data_status_of = response,
    h.p {
      h.a { class = "person", href = response.by, response.by.name }, " ",
      s.stance[response.stance], ".", words_of(response),
    },
    response.about ~= "" and h.p { class = "small", s.on_about:format(s.about[response.about]),
      names_record and ": ", names_record and h.a { href = response.record, response.record.title } },
    response.about == "" and names_record
      and h.p { class = "small", h.a { href = response.record, response.record.title } },
    response.note ~= "" and h.p { response.note },
    source_of(response),
  }
end

-- A list of them; `names_record` where the page is not the record's own.
return function(responses, names_record)
  return h.ul { class = "responses",
    responses:map(function(response) return entry(response, names_record) end),
  }
end
