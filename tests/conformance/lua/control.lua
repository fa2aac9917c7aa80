function control(a, l)
  -- ruleid: if-c-then-any-end, if-x-nil-then-any-end, return-x, return-nil, if-c-then-return-x-end
  if a == nil then return nil end
  -- ruleid: if-c-then-any-end, if-c-then-any-else-any-end
  if a == 1 then
    foo(1)
  -- ruleid: if-c-then-any-end, if-c-then-any-else-any-end
  elseif a == 2 then
    foo(2)
  else
    foo(3)
  end
  -- ruleid: if-c-then-any-end, if-not-x-then-any-end, return
  if not a then return end
  -- ruleid: while-c-do-any-end, while-true-do-any-end
  while true do foo(4) end
  -- ruleid: while-c-do-any-end
  while a < 3 do a = a + 1 end
  -- ruleid: repeat-any-until-c
  repeat foo(5) until a > 3
  -- ruleid: for-i-a-b-do-any-end, for-i-1-b-do-any-end
  for i = 1, 10 do foo(i) end
  for i = a, 10, 2 do foo(i) end
  -- ruleid: for-k-v-in-x-do-any-end, for-k-v-in-pairs-x-do-any-end, for-k-v-in-x-do-any-foo-v-any-end
  for k, v in pairs(l) do foo(v) end
  -- ruleid: for-k-v-in-x-do-any-end, for-v-in-ipairs-x-do-any-end, for-k-v-in-x-do-any-foo-v-any-end
  for _, v in ipairs(l) do
    -- ruleid: if-c-then-any-end
    if v then foo(v) end
    -- ruleid: break
    break
  end
  for line in io.lines() do foo(line) end
  do foo(6) end
  -- ruleid: local-x-foo-any-any-use-x, x-foo-any-any-use-x
  local f = foo(7)
  log(f)
  use(f)
  -- ruleid: x-foo-any-any-use-x
  g = foo(8)
  use(g)
  -- ruleid: if-c-then-any-end, if-c-then-return-x-end
  if a then
    -- ruleid: return-x
    return f
  end
  -- ruleid: goto-l
  goto done
  ::done::
  -- ruleid: return-a-b
  -- todoruleid: return-x
  return a, l
end
