class View:
    def dispatch(self):
        self.wanted = source()
        self.kind = "fixed"

    def get(self):
        # ruleid: taint-decided-ways
        sink(self.wanted)
        # ok: taint-decided-ways
        sink(self.kind)


def chosen():
    a = source()
    match a:
        case "x" | "y":
            # ok: taint-decided-ways
            sink(a)
        case "z":
            # ok: taint-decided-ways
            sink(a)
        case _:
            # ruleid: taint-decided-ways
            sink(a)


def lengths():
    a = "x" if len("abc") == 3 else source()
    # ok: taint-decided-ways
    sink(a)
    b = "x" if len("abc") - 1 > 2 else source()
    # ruleid: taint-decided-ways
    sink(b)


def lengthened():
    a = ["x", "y"]
    a += [source(), "z"]
    # ok: taint-decided-ways
    sink(a[0])
    # ruleid: taint-decided-ways
    sink(a[2])
    # ok: taint-decided-ways
    sink(a[3])
    for b in other():
        a += [source()]
    # ruleid: taint-decided-ways
    sink(a[3])
