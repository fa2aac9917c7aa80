import sys
from flask import abort


def behind_return():
    a = source()
    if not allowed(a):
        # ruleid: taint-checks
        sink(a)
        return
    # ok: taint-checks
    sink(a)


def within():
    a = source()
    if allowed(a):
        # ok: taint-checks
        sink(a)
    # ruleid: taint-checks
    sink(a)


def refused():
    a = source()
    if bad(a):
        raise ValueError(a)
    # ok: taint-checks
    sink(a)


def one_of_two():
    a = source()
    if allowed(a) or other(a):
        # ruleid: taint-checks
        sink(a)
    if allowed(a) and other(a):
        # ok: taint-checks
        sink(a)
    if not other(a) or bad(a):
        return
    # ok: taint-checks
    sink(a)


def kept():
    a = source()
    fine = allowed(a)
    if not fine:
        return
    # ok: taint-checks
    sink(a)


def kept_of_another_value():
    a = source()
    fine = allowed(a)
    a = source()
    if fine:
        # ruleid: taint-checks
        sink(a)


def compared():
    a = source()
    found = good.match(a)
    if found is None:
        return
    # ok: taint-checks
    sink(a)


def in_expressions():
    a = source()
    # ok: taint-checks
    sink(a if allowed(a) else "x")
    # ok: taint-checks
    b = allowed(a) and sink(a)
    # ruleid: taint-checks
    c = allowed(a) or sink(a)
    # ok: taint-checks
    sink([x for x in source() if allowed(x)])
    if found := good.match(a):
        # ok: taint-checks
        sink(a)


def asked_again():
    a = source()
    while not allowed(a):
        a = source()
    # ok: taint-checks
    sink(a)


def asserted():
    a = source()
    assert allowed(a), "not allowed"
    # ok: taint-checks
    sink(a)


def ends():
    a = source()
    if not allowed(a):
        abort(404)
    # ok: taint-checks
    sink(a)
    b = source()
    if bad(b):
        sys.exit(1)
    # ok: taint-checks
    sink(b)


def fits(text):
    if not text:
        return False
    return len(text) < 9 and allowed(text)


def lacks(text):
    for part in bad_words:
        if part == text:
            return True
    return not allowed(text)


def often(text):
    if text == "x":
        return True
    return allowed(text)


def by_helper():
    a = source()
    if not fits(a):
        return
    # ok: taint-checks
    sink(a)


def by_negative_helper():
    a = source()
    if lacks(a):
        # ruleid: taint-checks
        sink(a)
    else:
        # ok: taint-checks
        sink(a)


def by_leaky_helper():
    a = source()
    if often(a):
        # ruleid: taint-checks
        sink(a)


class Words:
    def has(self, text):
        return allowed(text)

    def use(self):
        a = source()
        known = self.has(a)
        if known:
            # ok: taint-checks
            sink(a)


def nothing():
    a = source()
    if a is None:
        # ok: taint-checks
        sink(a)
    # ruleid: taint-checks
    sink(a)
    b = source()
    if b is not None:
        b = "fixed"
    # ok: taint-checks
    sink(b)
    c = source()
    if not c:
        # ok: taint-checks
        sink(c)
    else:
        # ruleid: taint-checks
        sink(c)
    d = source()
    if d:
        d = "fixed"
    # ok: taint-checks
    sink(d)
    e = source()
    if e == "":
        # ruleid: taint-checks
        sink(e)
