-- What a column of a table holds: as the strings say it, or else in English.
local s = require "strings"

return function(of, column)
  local words = s.data_column_help[of.name]
  return words and words[column[1]] or column[3]
end
