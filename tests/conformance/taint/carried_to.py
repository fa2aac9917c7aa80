def assigned(d, o):
    x = source()
    a = convert(x)
    # ruleid: carried-to-assigned
    sink(a)
    b = other(x)
    # ok: carried-to-assigned
    sink(b)
    d["k"] = convert(x)
    # ruleid: carried-to-assigned, carried-to-items
    sink(d["k"])
    o.k = convert(x)
    # ruleid: carried-to-assigned
    sink(o.k)


def items(p):
    x = source()
    for i in convert(x):
        # ruleid: carried-to-items
        sink(i)
    with convert(x) as w:
        # ruleid: carried-to-items
        sink(w)
    for j in other(x):
        # ok: carried-to-items
        sink(j)
    p += convert(x)
    # ruleid: carried-to-items
    sink(p)
