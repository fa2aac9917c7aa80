# ruleid: deep-argument
f(g(p), 1)
# ok: deep-argument
# ruleid: deep-named-argument
f(k=g(p))
# ok: deep-argument
# ruleid: deep-named-argument
f(1, k=p)
# ruleid: deep-argument
f(*p)
