local function inner(value, other)
  -- todoruleid: through
  sink(value)
end
local function same(v) return v end
function gives() return source() end
local M = {}
function M.go(v) sink(v) end
-- todoruleid: through
local lambda = function(v) sink(v) end
inner(source(), 1)
inner(1, source())
-- todoruleid: through
sink(gives())
-- ruleid: through
sink(same(source()))
sink(same(clean(source())))
M.go(source())
lambda(source())
