-- ruleid: f-any, require-m, require-any
local lib = require("lib")
-- ruleid: f-any, require-m, require-any
local socket = require "socket"

function calls(a, ...)
  -- ruleid: foo-any, f-any
  foo()
  -- ruleid: foo-any, foo-x, foo-x-any, foo-any-1, f-any
  foo(1)
  -- ruleid: foo-any, foo-x, foo-x-any, f-any
  foo(a)
  -- ruleid: foo-any, foo-x-any, foo-any-1, f-any
  foo(a, 1)
  -- ruleid: foo-any, foo-x-any, f-any, foo-x-x
  foo(a, a)
  -- ruleid: x-foo-any, x-foo-any-2, x-foo-y, f-any
  o.foo(1)
  -- ruleid: x-foo-any, x-foo-any-2, x-foo-y, f-any
  o:foo(1)
  -- ruleid: x-foo-any, x-foo-any-2, f-any
  o:foo(a, 2)
  -- ruleid: os-execute-any, os-execute-x, f-any
  os.execute(a)
  -- ruleid: os-execute-any, os-execute-x, f-any, x-y, any-x
  os.execute("ls " .. a)
  -- ruleid: io-popen-any, f-any
  io.popen("ls")
  -- ruleid: f-any
  a.b().c(1).last()
  -- ruleid: foo-any, foo-x, foo-x-any, f-any, foo-any-2, foo-s
  foo("text")
  -- ruleid: foo-any, foo-x, foo-x-any, f-any
  foo(secret())
  -- ruleid: foo-any, foo-x, foo-x-any, f-any
  foo(1 + secret())
  -- ruleid: t-k
  local x = t[1]
  -- ruleid: t-k, t-key
  local y = t["key"]
  -- ruleid: t-key-2
  local z = t.key
  -- ruleid: foo-any, foo-x, foo-x-any, f-any
  -- todoruleid: foo-any-3, foo-any-4
  foo({1, 2})
  -- ruleid: foo-any, foo-x, foo-x-any, f-any
  -- todoruleid: foo-a-x-any
  foo({ a = 1, b = 2 })
  -- ruleid: foo-any, foo-x, foo-x-any, f-any
  -- todoruleid: foo-a-x-any
  foo { a = 1 }
  -- ruleid: foo-any, foo-x, foo-x-any, f-any, foo-any-2, foo-s
  foo "text"
  -- ruleid: f-any, string-format-any-any
  string.format("%s", a)
  -- ruleid: x-y, any-x
  local s = a .. "x" .. b
  -- ruleid: x
  local n = #t
  -- ruleid: not-x
  local k = not a
  -- ruleid: a-and-b
  local l = a and b or c
  -- ruleid: foo-any, foo-x, foo-x-any, f-any, a-b
  if a == b then foo(3) end
  -- ruleid: foo-any, foo-x, foo-x-any, f-any, a-b-2, nil
  if a ~= nil then foo(4) end
  -- ruleid: foo-any, foo-x, foo-x-any, f-any, function-any-any-end
  pcall(function(e) foo(5) end)
  -- ruleid: self-f
  self.name = 1
  -- ruleid: f-any, self-f, self-m-any
  self:run(2)
  -- ruleid: foo-any, foo-x, foo-x-any, f-any
  return foo(...)
end
