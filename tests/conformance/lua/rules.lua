local top = "abc"
function rules(id)
  os.execute("ls")
  -- ruleid: exec
  os.execute("ls " .. id)
  -- ruleid: exec
  os.execute(id)
  -- ruleid: regex
  foo("http://x")
  foo("https://x")
  foo(99)
  -- ruleid: big
  foo(101)
  -- todoruleid: const-text
  foo(top)
  local s = "abc"
  -- ruleid: const-text
  foo(s)
  -- ruleid: const-text
  foo("a" .. "bc")
  local n = 7
  -- ruleid: const
  foo(n)
  -- todoruleid: const
  foo(3 + 4)
  local v = "abc"
  v = "x"
  foo(v)
  -- ruleid: same
  if s == s then bar() end
  if s == id then bar() end
  -- todoruleid: key
  local c = connect({ user = "u", password = "p" })
  -- ruleid: any-text
  db:query("SELECT 1")
  -- ruleid: concat
  db:query("SELECT " .. id)
  -- ruleid: concat, any-text
  db:query("SELECT " .. "1")
  local q = "SELECT " .. id
  db:query(q)
end
function danger()
  -- ruleid: inside
  foo(id)
  -- ruleid: inside
  bar(function() foo(2) end)
end
