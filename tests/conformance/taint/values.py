from pathlib import Path


def values():
    a = source()
    b = c = a
    # ruleid: no-numbers
    sink(b)
    # ruleid: no-numbers
    sink(Path("x") / a)
    sink(a - 1)
    sink(a * 2)
    # ruleid: no-numbers
    sink(a // 2)
    d = yield a
    sink(d)
    (e := a)
    # ruleid: assigned-only, no-numbers
    sink(e)
    with a as f:
        # ruleid: assigned-only, no-numbers
        sink(f)
    for g in a:
        # ruleid: no-numbers
        sink(g)
    h = [a, 1]
    # ruleid: assigned-only, no-numbers
    sink(h[0])
    # ruleid: no-numbers
    sink(a[0])
    # ruleid: no-numbers
    sink([i for i in a])
    j = ""
    j += a
    # ruleid: no-numbers
    sink(j)
    # ruleid: no-numbers
    sink(*a)
