local h = require "html"

local facts = {}

-- "name: value" on a line of its own; nothing when there is no value.
function facts.line(name, value)
  if value == nil or value == "" or value == false then
    return nil
  end
  if value == true then
    value = "yes"
  end
  return h.fragment { h.p { name, ": ", value }, "\n" }
end

-- A line for each of the items, made by `show`.
function facts.list(name, items, show)
  if #items == 0 then
    return nil
  end
  local lines = {}
  for i, item in ipairs(items) do
    lines[i] = h.fragment { h.li { show(item) }, "\n" }
  end
  return h.fragment { h.h2 { name }, "\n", h.ul { "\n", lines }, "\n" }
end

function facts.link(object)
  return h.a { href = object, object.title }
end

function facts.person(person)
  return h.a { href = person, person.name }
end

-- Who said it, as far as that is known.
function facts.speaker(of)
  if of.speaker then
    return facts.person(of.speaker)
  end
  return of.speaker_label
end

function facts.quotation(quotation)
  return h.fragment {
    h.a { href = quotation, quotation.id }, " [", quotation.tier, "] ",
    h.q { quotation.words }, " by ", facts.speaker(quotation), " in ",
    h.a { href = quotation.first, quotation.record.title },
    quotation.responses:map(function(response)
      return h.span { data_status_of = response, " ", response.stance }
    end),
  }
end

function facts.event(event)
  return h.fragment {
    event.kind, " ", tostring(event.date), ": ",
    event.title ~= "" and event.title or event.content,
    event.basis ~= "" and { " (basis: ", event.basis, ")" },
  }
end

function facts.response(response)
  return h.span { data_status_of = response,
    facts.person(response.by), " ", response.stance, " (", response.about,
    ") ", h.q { response.words },
  }
end

return facts
