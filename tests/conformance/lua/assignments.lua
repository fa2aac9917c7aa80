count = 0
-- ruleid: local-x-y
local top = 1
-- ruleid: local-x-y, x-any, local-x-s
local text = "abc"
local function f(o)
  -- ruleid: local-x-y, local-x-foo-any
  local x = foo(1)
  local y
  -- ruleid: local-x-y
  local a, b = pair()
  -- ruleid: local-x-y
  local c, d = 1, 2
  x = 2
  -- ruleid: x-any, x-name-y
  o.name = "n"
  -- ruleid: t-k-v
  o["k"] = 1
  -- ruleid: t-k-v, x-nil
  o[x] = nil
  a, b = b, a
  -- ruleid: x-any, key-x
  key = "secret"
  -- ruleid: local-x-y, key-x
  -- todoruleid: k-v, key-v-any
  local t = { key = 1, other = 2 }
  -- ruleid: local-x-y
  -- todoruleid: x-any-2
  local l = { 1, 2, 3 }
  -- ruleid: local-x-y
  -- todoruleid: x-any-2
  local e = {}
  -- ruleid: local-x-y, local-x-function-any-any-end
  local g = function(z) return z end
  h = function() foo(2) end
  -- ruleid: x-y-z
  x = x + 1
end
