local M = {}
-- ruleid: function-f-any-any-end, function-f-any-any-foo-x-any-end
function one()
  foo(1)
end
-- ruleid: function-f-any-any-end, function-f-a-any-end, function-f-a-any-any-end, function-f-any-any-foo-x-any-end
function two(a)
  local y = a
  foo(y)
  return 2
end
-- ruleid: function-f-any-any-end, function-f-a-any-any-end, local-function-f-any-any-end
local function three(a, b)
  bar()
end
-- ruleid: function-f-any-any-end, function-f-a-any-end, function-f-a-any-any-end, function-t-f-any-any-end, function-m-run-any-any-end, function-f-any-any-foo-x-any-end
function M.run(a)
  foo(2)
  done()
end
-- ruleid: function-f-any-any-end, function-f-a-any-any-end, function-t-f-any-any-end-2
function M:go(a, ...)
  self.x = a
end
-- ruleid: function-any-any-end, function-a-any-end, local-x-function-any-any-end
local four = function(a)
  return a
end
-- ruleid: function-f-any-any-end, function-f-a-any-any-end, function-login-any-any-end, function-f-any-return-x-end
function login(user, password)
  return true
end
-- ruleid: function-any-any-end
M.five = function() end
-- ruleid: function-f-any-any-end, function-t-f-any-any-end
function M.deep.six() end
return M
