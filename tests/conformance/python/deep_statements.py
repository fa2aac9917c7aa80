# ruleid: import-with-hole
from pkg.mod import one, two
from pkg.mod import one
from other.mod import one, two
# ruleid: text-of-binding
key = "AKIA1"
key = f("AKIA1")


def a():
    # ruleid: follows
    begin()
    return [call(x) for x in xs]


def b():
    begin()
    ys = [call(x) for x in xs]


def c():
    # ruleid: follows
    begin()
    ys: list = [call(x) for x in xs]


def d():
    # ruleid: follows
    begin()
    return y[call(x)] if y else call(1)


def e():
    begin()
    y[call(x)]


def f():
    # ruleid: follows
    begin()
    return lambda: call(x)


def g():
    begin()
    y = lambda: call(x)


def h():
    # ruleid: follows
    begin()
    y = other(call(x))


def i(param):
    make(param=param)
    # ruleid: given-its-name
    make(unknown=unknown)
    # ruleid: name-then-keyword
    make(param, param=1)


# ruleid: relative-with-hole
from .mod import one, two
from . import one, two
