def direct():
    # ok: taint-results
    sink(count(source()))


def kept():
    n = count(source())
    # ok: taint-results
    sink(n)


def within():
    # ruleid: taint-results
    return str(count(sink(source())))


def beside():
    a = source()
    count(a)
    # ruleid: taint-results
    sink(a)


def thrown():
    a = source()
    try:
        a = count(a)
    except ValueError:
        pass
    # ruleid: taint-results
    sink(a)


def thrown_and_left():
    a = source()
    try:
        a = count(a)
    except ValueError:
        return
    # ok: taint-results
    sink(a)
