-- How well a quotation agrees with its record, and who contests the record.
-- Two things, never one light.
local h = require "html"
local s = require "strings"

local badge = {}

-- The tier in words.
function badge.words(quotation)
  local tier = quotation.tier
  return h.span { class = { "badge-words", "badge-" .. tier },
    h.span { class = "badge-sign", aria_hidden = "true", s.tier_sign[tier] },
    s.tier[tier],
  }
end

-- What people say of the record, once each, in the words of `labels`;
-- `before` it a space, and something `between` two of them.
local function each_status(responses, labels, class, before, between)
  local saying, out = {}, {}
  for _, response in ipairs(responses) do
    local label = labels[response.stance]
    if saying[label] then
      table.insert(saying[label], response)
    else
      saying[label] = { response }
      out[#out + 1] = label
    end
  end
  for i, label in ipairs(out) do
    local denied = saying[label][1].stance == "denies"
    out[i] = h.fragment { i > 1 and between or before,
      h.span { class = { class, denied and "status-denied" },
        data_status_of = saying[label], label } }
  end
  return out
end

function badge.status(responses)
  return h.fragment(each_status(responses, s.contested_label, "status", " ", " "))
end

-- Both where no style sheet holds: in feeds.
local function sign_elsewhere(quotation)
  local statuses = each_status(quotation.responses, s.contested_sign, "badge-status", " (", ", ")
  return h.fragment {
    h.sup { h.a { href = quotation.page, title = s.checked:format(s.tier[quotation.tier]),
      s.tier_sign[quotation.tier] } },
    statuses, #statuses > 0 and ")",
  }
end

-- Both behind a quotation in running text, small; leads to its page, where
-- they are told in full.
function badge.sign(quotation)
  if h.is_elsewhere() then return sign_elsewhere(quotation) end
  local tier = quotation.tier
  return h.a { class = { "badge", "badge-" .. tier }, href = quotation.page,
    title = s.tier[tier],
    h.span { aria_hidden = "true", s.tier_sign[tier] },
    h.span { class = "hidden", " ", s.checked:format(s.tier[tier]) },
    each_status(quotation.responses, s.contested_sign, "badge-status", "\u{a0}", "\u{a0}· "),
  }
end

return badge
