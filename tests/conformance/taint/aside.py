def f():
    x = taint()
    mix(a, x)
    # ok: put-aside
    sink(a)
    mix(b, g(x))
    # ruleid: put-aside
    sink(b)
    mix(c, f"{x}")
    # ruleid: put-aside
    sink(c)
    mix(d, x + 1)
    # ok: put-aside
    sink(d)
    mix(e, g(x) + 1)
    # ok: put-aside
    sink(e)
    mix(h, taint())
    # ruleid: put-aside
    sink(h)


def cleaned():
    a = read(x, safe)
    # ruleid: clean-call
    show(a)
    # ok: clean-call
    show(read(x, safe))
    b = "b" + read(x, safe)
    # ok: clean-call
    show(b)
    c.d = read(x, safe)
    # ok: clean-call
    show(c.d)
    e, g = read(x, safe)
    # ruleid: clean-call
    show(e)
    h = clean(read(x))
    # ruleid: clean-call
    show(h)
    # ok: clean-call
    show(clean(read(x)))
    i = clean(read(x)) + "i"
    # ok: clean-call
    show(i)
