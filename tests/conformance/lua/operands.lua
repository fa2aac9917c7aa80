-- ruleid: lua-joined-before
f("a" .. b .. "c")
-- ruleid: lua-joined-before
f(b .. "c")
-- ruleid: lua-joined-assigned
s = "a" .. b .. "c"
