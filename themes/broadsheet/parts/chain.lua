-- The way words came to us, from this site back towards what was said.
local h = require "html"
local s = require "strings"

local function origin(record)
  local what = record.medium ~= "" and record.medium ~= s.not_stated
    and s.chain_origin:format(record.medium) or s.chain_origin_plain
  return h.li { class = "chain-origin",
    what,
    record.held ~= "recording" and ", ",
    record.held ~= "recording" and s.chain_not_heard,
  }
end

-- What a translation was made from.
local function original(record)
  local of = record.translation_of
  if not of then return nil end
  local by = record.translator and record.translator.name
    or record.translated_by ~= "" and record.translated_by or s.translated_by_us
  return h.li { s.chain_translates:format(by), " ", h.a { href = of, of.title },
    h.span { class = "small", " ", s.held[of.held] } }
end

-- `from` is the page that quotes, or nil.
return function(record, from)
  local out = {}
  if from then
    out[#out + 1] = h.li { s.chain_this_site, " ", h.a { href = from, from.title } }
  end
  out[#out + 1] = h.li { s.chain_record, ": ",
    h.a { href = record, record.title },
    h.span { class = "small", " ", s.held[record.held] },
  }
  out[#out + 1] = original(record)
  for _, source in ipairs(record.chain) do
    out[#out + 1] = h.li { h.a { href = source, source.title },
      source.held ~= "" and h.span { class = "small", " ", s.what_we_hold, ": ", source.held },
    }
  end
  out[#out + 1] = origin(record)
  return h.ol { class = "chain", out }
end
