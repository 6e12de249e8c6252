-- What the tables under data/ say of things. Records, people and sources are
-- named by their ids, which no two have in common; articles, which have none,
-- by the path of their page.
local values = {}

function values.filled(text) return text ~= "" and text or nil end

function values.id(thing) return thing and thing.id end

-- nil instead of an empty list.
function values.list(list, get)
  if #list == 0 then return nil end
  local out = {}
  for i, thing in ipairs(list) do out[i] = get(thing) end
  return out
end

function values.ids(list) return values.list(list, values.id) end

-- Its address, or nil: a site without base_url has none that others can follow.
function values.url(thing, site)
  return thing and site.base_url ~= "" and site:absolute(thing) or nil
end

function values.edtf(date) return date and date.canonical end

-- Days as ISO 8601 has them in four digits of a year; others are in the EDTF.
local function day(words)
  return words and #words == 10 and words > "0001" and words or nil
end

function values.earliest(date) return date and date.has_earliest and day(date.earliest) or nil end

function values.latest(date) return date and date.has_latest and day(date.latest) or nil end

function values.seconds(ms)
  if not ms then return nil end
  return ms % 1000 == 0 and ms // 1000 or ms / 1000
end

-- What is said about it, each stance once, in the order of the page.
function values.stances(responses)
  if #responses == 0 then return nil end
  local out, seen = {}, {}
  for _, response in ipairs(responses) do
    if not seen[response.stance] then
      seen[response.stance] = true
      out[#out + 1] = response.stance
    end
  end
  return out
end

-- The three columns of a date.
function values.date_columns(of, get)
  return { "date", "string", of .. ", in EDTF", function(row) return values.edtf(get(row)) end },
    { "earliest", "date", "the first day that date can mean",
      function(row) return values.earliest(get(row)) end },
    { "latest", "date", "the last day that date can mean",
      function(row) return values.latest(get(row)) end }
end

return values
