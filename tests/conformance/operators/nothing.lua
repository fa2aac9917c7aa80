local n = nil
-- ruleid: nil-of-others
f(n)
