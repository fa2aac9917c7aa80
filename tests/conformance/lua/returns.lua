-- ruleid: lua-return-two
function f() return nil, err end
-- ruleid: lua-return
function g() return a end
local k = function() bar() end
pcall(function() risky() end)
