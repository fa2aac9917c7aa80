def labels(flag):
    a = source_a()
    b = source_b()
    # ok: both
    sink_both(a)
    # ok: both
    sink_both(b)
    # ruleid: both
    sink_both(a + b)
    # ruleid: both
    sink_both(a, b)
    # ruleid: without
    sink_without(a)
    # ok: without
    sink_without(b)
    # ok: without
    sink_without(a + b)
    c = a
    if flag:
        c = b
    # ok: without
    sink_without(c)
    # ruleid: both
    sink_both(c)


def derived():
    u = user()
    # ok: derived
    run(u)
    # ruleid: derived
    run("a" + u)
    # ok: derived
    run("a" + "b")
    v = "a" + u
    # ruleid: derived
    run(v)


def arguments():
    a = source_a()
    b = source_b()
    # ruleid: of-arguments
    pair(a, b)
    # ok: of-arguments
    pair(b, a)
    # ruleid: of-arguments
    pair(a, a)
    # ok: of-arguments
    pair(a, 1)


def unified(f, g):
    # ruleid: unified
    f.write(f.read())
    # ok: unified
    g.write(f.read())


def relabeled(x, y):
    # ok: relabeled
    out(plain())
    encode(plain(), x)
    # ruleid: relabeled
    out(x)
    encode(1, y)
    # ok: relabeled
    out(y)


def focused(other):
    a = source_a()
    # ruleid: of-focused
    fetch(a, other)
    # ruleid: of-focused
    fetch("x" + a, other)
    # ok: of-focused
    fetch(other, a)
    # ok: of-focused
    fetch_with(a, other)
    # ruleid: of-focused
    fetch_with(a, a)
