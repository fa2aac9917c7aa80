N = nil
# ruleid: nil-of-others
f(N)
