KEY = "a"
TWICE = "a"
TWICE = load()


def uses():
    # A source that points at a variable of the file is one to its functions.
    # ruleid: fixed-key
    sink(KEY)
    # ok: fixed-key
    sink(TWICE)
    local = "a"
    # ok: fixed-key
    sink(local)


class Holder:
    FIELD = "a"

    def use(self):
        # ruleid: fixed-key
        sink(KEY)
        # ok: fixed-key
        sink(self.FIELD)


def shadows(KEY):
    # ok: fixed-key
    sink(KEY)


# ok: fixed-key
sink(KEY)
