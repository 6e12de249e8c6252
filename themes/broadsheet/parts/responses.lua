-- What people say about a record, for exactly what it concerns. Every stance
-- has the same form, on every kind of page.
local h = require "html"
local s = require "strings"
local dates = require "parts.dates"
local span = require "parts.span"

local function words_of(response)
  if response.words == "" then return nil end
  local quoted = "“" .. response.words .. "”"
  return h.p { class = "response-words",
    response.statement and h.a { href = response.statement, quoted } or quoted }
end

local function concerns(response, names_record)
  local out = {}
  if response.about ~= "" then out[#out + 1] = s.on_about:format(s.about[response.about]) end
  if response.first then out[#out + 1] = span(response.first, response.last) end
  if names_record then out[#out + 1] = h.a { href = response.record, response.record.title } end
  if #out == 0 then return nil end
  return h.p { class = "small", out[1], out[2] and ", ", out[2], out[3] and ", ", out[3] }
end

local function source_of(response)
  local statement, out = response.statement_record, {}
  if response.asked then
    out[#out + 1] = h.fragment { s.asked_on, " ", dates.element(response.asked) }
  end
  if response.date then
    out[#out + 1] = h.fragment { response.asked and s.answered_on .. " " or "", dates.element(response.date) }
  end
  if statement then
    out[#out + 1] = h.a { href = response.statement or statement, statement.title }
  end
  if response.source then
    out[#out + 1] = h.a { href = response.source, response.source.title }
  end
  for i = #out, 2, -1 do table.insert(out, i, "\u{a0}· ") end
  return #out > 0 and h.p { class = "small", out } or nil
end

local function entry(response, names_record)
  return h.li { class = "response", data_status_of = response,
    h.p { class = "response-head",
      h.a { class = "person", href = response.by, response.by.name }, " ",
      h.b { class = "stance", s.stance[response.stance] },
    },
    words_of(response),
    concerns(response, names_record),
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
