def checked():
    x = taint()
    try:
        check(x)
    except E:
        # ok: handler-flow
        sink(x)
    # ok: handler-flow
    sink(x)


def called_before():
    x = taint()
    try:
        foo()
        check(x)
    except E:
        # ruleid: handler-flow
        sink(x)
    # ruleid: handler-flow
    sink(x)


def called_within():
    x = taint()
    try:
        x = clean(foo(x))
    except E:
        # ruleid: handler-flow
        sink(x)


def only_cleaned():
    x = taint()
    try:
        x = clean(x)
    except E:
        pass
    # ok: handler-flow
    sink(x)


def raised():
    x = "a"
    try:
        x = taint()
        raise E()
    except E:
        # ruleid: handler-flow
        sink(x)


def gives():
    x = taint()
    # ruleid: handler-yields
    yield x
    # ok: handler-yields
    yield 1
