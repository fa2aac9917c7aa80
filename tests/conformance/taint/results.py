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
