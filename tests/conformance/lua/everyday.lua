-- todoruleid: local-a-const-b
local M = {}
-- ruleid: t-index-t
M.__index = M
-- ruleid: s, any
-- todoruleid: local-a-const-b
local http = require("http")
-- ruleid: function-m-f-any-any-end
function M:new(o)
  -- ruleid: x-x-or
  o = o or {}
  -- ruleid: setmetatable-t-any
  setmetatable(o, M)
  return o
end
-- ruleid: function-m-f-req-any-any-end
function M.handle(req, res)
  -- ruleid: ngx-req-get-uri-args, local-x-ngx-req-get-uri-args-any-os
  -- todoruleid: local-a-const-b
  local args = ngx.req.get_uri_args()
  -- ruleid: os-execute-c, s, any, shell, in-func
  os.execute("ls " .. args.dir)
  -- ruleid: os-execute-c, s, any, in-func
  os.execute("ls")
  -- ruleid: os-execute-c, shell, in-func
  os.execute(args)
  -- ruleid: io-popen-c-any, s, any
  io.popen("x")
  -- ruleid: io-popen-c-any, s, any, shell
  io.popen(args.x, "r")
  -- ruleid: loadstring-any
  loadstring(args.code)()
  -- ruleid: load-x
  load(args.code)
  -- ruleid: dofile-f, s, any
  dofile("f.lua")
  -- ruleid: ngx-say-any, ngx-say-x-y, s, any
  ngx.say("hi " .. args.name)
  -- ruleid: ngx-redirect-u
  ngx.redirect(args.url)
  -- ruleid: local-x-ngx-var-arg-name, ngx-var-v
  -- todoruleid: local-a-const-b
  local name = ngx.var.arg_name
  -- ruleid: db-query-q, db-query-any-x, s, any
  db:query("SELECT " .. name)
  -- ruleid: db-query-q, s, any
  db:query("SELECT 1")
  -- ruleid: db-execute-string-format-any-any, string-format-f-any, s, any
  db:execute(string.format("SELECT %s", name))
  -- ruleid: redis-call-eval-any, redis-call-any, s, any
  redis.call("EVAL", s)
  -- ruleid: redis-call-any, s, any
  redis.call("GET", k)
  -- ruleid: math-random-any
  -- todoruleid: local-a-const-b
  local r = math.random(1, 10)
  -- ruleid: md5-sumhexa-any
  -- todoruleid: local-a-const-b
  local d = md5.sumhexa(name)
  -- ruleid: crypto-digest-md5-any, s, any
  crypto.digest("md5", name)
  -- ruleid: any-format-any, s, any
  -- todoruleid: local-a-const-b
  local s = ("x"):format(name)
  -- ruleid: s-gsub-any, s, any
  name:gsub("a", "b")
  -- ruleid: if-not-x-then-return-nil-any-end, return-nil-e, s, any
  if not name then return nil, "no name" end
  -- ruleid: ngx-say-any, if-x-nil-then-any-end
  if name ~= nil then ngx.say(name) end
  -- ruleid: pcall-function-any-end, pcall-any, local-ok-err-pcall-any, function-any-end
  -- todoruleid: local-a-const-b
  local ok, err = pcall(function() risky() end)
  -- todoruleid: local-a-const-b
  local t = {}
  -- ruleid: t-t-1-v
  t[#t + 1] = name
  -- ruleid: table-insert-t-v
  table.insert(t, name)
  -- ruleid: ssl-verify-false
  -- todoruleid: f-ssl-verify-false-any, http-request-url-u-any
  http.request({ url = name, ssl_verify = false })
  -- ruleid: s, any
  -- todoruleid: http-request-url-u-any, tls
  http.request { url = name, verify = "none" }
  -- todoruleid: verify-false-any, local-a-const-b
  local opts = { verify = false, x = 1 }
  -- ruleid: x-verify-false
  opts.verify = false
  -- ruleid: for-i-1-t-do-any-end
  for i = 1, #t do foo(i) end
  -- ruleid: for-k-v-in-pairs-t-do-any-end
  for k, v in pairs(t) do foo(v) end
  -- ruleid: local-f-io-open-any-any-f-close, s, any
  -- todoruleid: local-a-const-b
  local f = io.open("x")
  -- ruleid: s, any
  f:read("*a")
  f:close()
  -- ruleid: a-b-c-d
  a.b.c.d()
  -- ruleid: s, any
  -- todoruleid: local-a-const-b
  local long = [[text here]]
  -- ruleid: a-b-b-a
  x, y = y, x
  -- ruleid: if-c-then-any-os-execute-any-any-end
  if name then
    -- todoruleid: local-a-const-b
    local z = 1
    -- ruleid: os-execute-c, s, any, in-func
    os.execute("rm")
  end
  -- ruleid: return-nil-e
  return nil, err
end
-- ruleid: local-function-f-any-any-end, return-x-nil
local function helper(v) return v, nil end
return M
