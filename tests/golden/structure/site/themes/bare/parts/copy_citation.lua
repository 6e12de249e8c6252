-- Citations have tests of their own.
local function nothing() return nil end

return { section = nothing, deep_link = nothing, machine = nothing }
