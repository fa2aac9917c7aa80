def straight():
    x = source()
    # ruleid: flow
    sink(x)
    # ruleid: flow
    sink(1, x)
    # ruleid: flow
    sink(key=x)
    # ruleid: flow
    sink(*x)
    # ok: flow
    sink(1)
    # ok: flow
    other(x)
    x = None
    # ok: flow
    sink(x)


def operators(flag):
    x = source()
    # ruleid: flow
    sink("a" + x)
    # ruleid: flow
    sink("%s" % x)
    # ruleid: flow
    sink(f"<{x}>")
    # ruleid: flow
    sink("<{}>".format(x))
    # ruleid: flow
    sink(x == 1)
    # ruleid: flow
    sink(not x)
    # ruleid: flow
    sink(-x)
    # ruleid: flow
    sink(x if flag else 1)
    # ok: flow
    sink(1 if x else 2)
    # ruleid: flow
    sink([1, x])
    # ruleid: flow
    sink({x: 1})
    # ruleid: flow
    sink({**x})
    # ruleid: flow
    sink([y for y in x])
    # ok: flow
    sink([1 for y in x])
    # ruleid: flow
    sink(y := x)
    x += "b"
    # ruleid: flow
    sink(x)
    z = "c"
    z += x
    # ruleid: flow
    sink(z)


def calls():
    x = source()
    # ruleid: flow
    sink(unknown(x))
    # ruleid: flow
    sink(x.strip().lower())
    # ruleid: flow
    sink(join("a", other=x))
    # ok: flow
    sink(sanitize(x))
    # ok: flow
    sink(unknown(sanitize(other(x))))
    # ruleid: flow
    sink(sanitize(x) + x)
    sanitize(x)
    # ruleid: flow
    sink(x)
    clean = sanitize(x)
    # ok: flow
    sink(clean)
    items = []
    items.append(x)
    # ok: flow
    sink(items)


def fields(other):
    o = thing()
    o.a = source()
    # ruleid: flow
    sink(o.a)
    # ruleid: flow
    sink(o.a.b)
    # ok: flow
    sink(o.b)
    # ruleid: flow
    sink(o)
    alias = o
    # ruleid: flow
    sink(alias.a)
    # ok: flow
    sink(alias.b)
    o.a = 1
    # ok: flow
    sink(o.a)
    # ruleid: flow
    sink(alias.a)
    o.a.b = source()
    # ok: flow
    sink(o.a.c)
    # ruleid: flow
    sink(o.a)
    whole = source()
    whole.part = 1
    # ok: flow
    sink(whole.part)
    # ruleid: flow
    sink(whole.rest)


def indexes(key):
    d = {}
    d["a"] = source()
    # ruleid: flow
    sink(d["a"])
    # ok: flow
    sink(d["b"])
    # ruleid: flow
    sink(d[key])
    d["a"] = 1
    # ok: flow
    sink(d)
    d[key] = source()
    # ruleid: flow
    sink(d["b"])
    # ruleid: flow
    sink(TABLE[source()])
    e = {"a": source(), "b": 1}
    # ruleid: flow
    sink(e["a"])
    # ok: flow
    sink(e["b"])
    t = (source(), 1)
    # ok: flow
    sink(t[1])
    # ruleid: flow
    sink(t[0])


def destructured():
    a, b = source()
    # ruleid: flow
    sink(a)
    c, d = source(), 1
    # ruleid: flow
    sink(c)
    # ok: flow
    sink(d)
    e, (f, *g) = 1, source()
    # ok: flow
    sink(e)
    # ruleid: flow
    sink(g)
    for k, v in source():
        # ruleid: flow
        sink(v)


def branches(flag):
    x = 1
    if flag:
        x = source()
        # ruleid: flow
        sink(x)
    else:
        # ok: flow
        sink(x)
    # ruleid: flow
    sink(x)
    if flag:
        x = 1
    else:
        x = 2
    # ok: flow
    sink(x)
    y = source()
    if flag:
        y = 1
        return
    # ruleid: flow
    sink(y)
    z = 1
    if flag:
        z = source()
        raise Problem(z)
    # ok: flow
    sink(z)
    match source():
        case [first, *rest]:
            # ruleid: flow
            sink(first)
        case other:
            # ruleid: flow
            sink(other)


def loops(items):
    x = y = z = 1
    for item in items:
        # ruleid: flow
        sink(z)
        z = y
        y = x
        x = source()
    # ruleid: flow
    sink(z)
    for item in source():
        # ruleid: flow
        sink(item)
        break
    else:
        # ok: flow
        sink(1)
    a = source()
    while items:
        a = 1
        # ok: flow
        sink(a)
        continue
    # ruleid: flow
    sink(a)
    while True:
        b = source()
        if b:
            break
        b = 1
    # ruleid: flow
    sink(b)
    c = 1
    while items:
        if items:
            c = source()
            continue
        c = 1
    # ruleid: flow
    sink(c)


def failures():
    x = 1
    try:
        x = source()
        step()
        x = 1
    except Problem as problem:
        # ruleid: flow
        sink(x)
        # ok: flow
        sink(problem)
    else:
        # ok: flow
        sink(x)
    try:
        y = source()
        step()
        y = 1
    finally:
        # ruleid: flow
        sink(y)
    # ok: flow
    sink(y)
    with source() as handle:
        # ruleid: flow
        sink(handle)


def enclosed():
    x = source()

    def inner():
        # ruleid: flow
        sink(x)

    # ruleid: flow
    return lambda: sink(x)


async def waiting():
    x = await source()
    # ruleid: flow
    sink(x)
    # ruleid: flow
    yield sink(x)
    return
    sink(x)


GLOBAL = source()
CHANGED = source()
CHANGED = 1


def globals():
    # ruleid: flow
    sink(GLOBAL)
    # ok: flow
    sink(CHANGED)


def default(x=source()):
    # ruleid: flow
    sink(x)


def growing(items):
    for item in items:
        # ruleid: flow
        sink(item)
        items += source()
