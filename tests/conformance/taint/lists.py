def numbered():
    items = ["a"]
    items.append(source())
    items.append("c")
    # ok: items-of-lists
    sink(items[0])
    # ruleid: items-of-lists
    sink(items[1])
    # ok: items-of-lists
    sink(items[2])
    first = items.pop(0)
    # ok: items-of-lists
    sink(first)
    # ruleid: items-of-lists
    sink(items[0])
    # ok: items-of-lists
    sink(items[1])
    # ruleid: items-of-lists
    sink(items)


def by_value():
    items = ["a"]
    items.append(source())
    items.remove("a")
    # ruleid: items-of-lists
    sink(items[0])


def in_a_loop(names):
    items = []
    for name in names:
        items.append(source())
        items.append("a")
    # ruleid: items-of-lists
    sink(items[0])
    # ruleid: items-of-lists
    sink(items[7])


def in_a_branch(wanted):
    items = []
    if wanted:
        items.append("a")
    items.append(source())
    # ruleid: items-of-lists
    sink(items[0])
    # ruleid: items-of-lists
    sink(items[1])


def mixed():
    items = ["a"]
    items.append(source())
    items.sort()
    # ruleid: items-of-lists
    sink(items[0])


def given_away():
    items = []
    shuffle(items)
    items.append(source())
    # ruleid: items-of-lists
    sink(items[3])


def of_an_unknown(items):
    items.append(source())
    # ruleid: items-of-lists
    sink(items[3])


def tuples():
    pair = (source(), "b")
    # ok: items-of-lists
    sink(pair[-1])
    # ruleid: items-of-lists
    sink(pair[-2])


def keys():
    d = {"a": source()}
    # ok: items-of-lists
    sink(",".join(d.keys()))
    # ruleid: items-of-lists
    sink(",".join(d.values()))


def keys_in_turn():
    d = {"a": source()}
    for key in d:
        # ok: items-of-lists
        sink(key)
    e = {source(): 1}
    for key in e:
        # ruleid: items-of-lists
        sink(key)
