function straight()
  local a = source()
  -- ruleid: flow
  sink(a)
  local b = clean(a)
  sink(b)
  -- ruleid: flow
  sink("x " .. a)
  -- ruleid: flow
  sink(wrap(a))
  -- todoruleid: flow
  sink(a.name)
  -- todoruleid: flow
  sink(a:upper())
  local c = "x"
  sink(c)
  c = a
  -- ruleid: flow
  sink(c)
  c = c .. "y"
  -- ruleid: flow
  sink(c)
  c = "z"
  sink(c)
  g = source()
  -- ruleid: flow
  sink(g)
  local d, e = source()
  -- ruleid: flow
  sink(d)
  -- todoruleid: flow
  sink(e)
end
function branches(flag)
  local a = "x"
  if flag then a = source() else a = "y" end
  -- ruleid: flow
  sink(a)
  -- ruleid: flow
  for _, v in ipairs(source()) do sink(v) end
  for i = source(), 3 do sink(i) end
  local b = flag and source() or "n"
  -- ruleid: flow
  sink(b)
  local t = { source() }
  sink(t[1])
  local u = { k = source() }
  -- todoruleid: flow
  sink(u.k)
  -- ruleid: flow
  while flag do sink(a) a = "z" end
end
function handle(id, count)
  -- ruleid: param
  query(id)
  -- ruleid: param
  query("x" .. count)
  query("y")
end
function web()
  local args = ngx.req.get_uri_args()
  -- todoruleid: args
  os.execute("ls " .. args.dir)
  os.execute("ls")
end
