def written():
    a = source()
    # ruleid: taint-list-items
    sink([a, "x"])
    # ok: taint-list-items
    sink(["x", a])
    # ok: taint-list-items
    sink(a)


def kept():
    words = [source(), "x"]
    # ruleid: taint-list-items
    sink(words)
    words = ["x"]
    words.append(source())
    # ok: taint-list-items
    sink(words)


def spread():
    words = [source(), "x"]
    # ruleid: taint-list-items, taint-spread-items
    sink(*words)
    words = ["x", source()]
    # ok: taint-spread-items
    sink(*words)


def from_behind():
    pair = ["x", source()]
    # ok: taint-list-items
    sink([pair[-2]])
    # ruleid: taint-list-items
    sink([pair[-1]])
    pair.append("y")
    # ok: taint-list-items
    sink([pair[-1]])
    # ruleid: taint-list-items
    sink([pair[-2]])
    # ruleid: taint-list-items
    sink([pair[-4]])


def uncounted(many):
    words = ["x"]
    for one in many:
        words.append(source(one))
    # ok: taint-list-items
    sink(words)
