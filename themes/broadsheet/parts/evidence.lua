-- Local copies that show what a source says, with the sums that the build
-- holds them against.
local h = require "html"
local s = require "strings"
local dates = require "parts.dates"

local function name_of(file)
  return file.path:match("[^/]*$")
end

local function entry(file)
  return h.li { class = "entry",
    h.p { class = "entry-title",
      file.asset and h.a { href = file.asset, name_of(file) } or name_of(file) },
    h.p { class = "small",
      not file.is_published and s.file_kept,
      not file.is_published and (file.obtained or file.archived ~= "") and "\u{a0}· ",
      file.obtained and h.fragment { s.obtained_on, " ", dates.element(file.obtained) },
      file.obtained and file.archived ~= "" and "\u{a0}· ",
      file.archived ~= "" and h.a { href = file.archived, s.archived_copy },
    },
    file.sha256 ~= "" and h.p { class = "small sum", "SHA-256 ", h.code { file.sha256 } },
  }
end

return function(files)
  if #files == 0 then return nil end
  return h.section { h.h2 { s.evidence }, h.p { class = "help", s.evidence_help },
    h.ul { class = "entries", files:map(entry) } }
end
