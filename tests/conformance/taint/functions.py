def arrives(v):
    # ruleid: across
    sink(v)


def clean_only(v):
    # ok: across
    sink(v)


def parameters(a, v=1, *rest, **named):
    # ruleid: across
    sink(v)
    # ruleid: across
    sink(rest)
    # ruleid: across
    sink(named["z"])
    # ok: across
    sink(named["y"])
    # ok: across
    sink(a)


def same(v):
    return v


def washed(v):
    return sanitize(v)


def constant(v):
    if v:
        return 1
    return 2


def stand_in(v):
    pass


def origin():
    return source()


def generated():
    yield source()


def recursive(n, v):
    if n == 0:
        return v
    return recursive(n - 1, v)


def pair(v):
    return 1, v


def fill(o, v):
    o.f = v


class Thing:
    def __init__(self, v):
        self.v = v
        # ruleid: across
        sink(v)

    def set(self, x):
        self.x = x

    def go(self):
        self.set(source())
        # ruleid: across
        sink(self.x)
        # ok: across
        sink(self.y)
        self.out(self.x)

    def out(self, z):
        # ruleid: across
        sink(z)

    @staticmethod
    def free(q):
        # ruleid: across
        sink(q)


def main(flag):
    x = source()
    arrives(x)
    clean_only(1)
    clean_only(sanitize(x))
    parameters(1, x, x, x, z=x, y=1)
    # ruleid: across
    sink(same(x))
    # ok: across
    sink(same(1))
    # ok: across
    sink(washed(x))
    # ok: across
    sink(constant(x))
    # ruleid: across
    sink(stand_in(x))
    # ruleid: across
    sink(unknown(x))
    # ruleid: across
    sink(origin())
    for g in generated():
        # ruleid: across
        sink(g)
    # ruleid: across
    sink(recursive(3, x))
    a, b = pair(x)
    # ok: across
    sink(a)
    # ruleid: across
    sink(b)
    o = thing()
    fill(o, x)
    # ruleid: across
    sink(o.f)
    # ok: across
    sink(o.g)
    Thing(x)
    Thing.free(x)


class Keeps:
    def run(self, x):
        return x


class Drops:
    def run(self, x):
        return "a"


def dropping():
    return Drops()


def keeping():
    return Keeps()


def either(keep):
    return Keeps() if keep else Drops()


def steps():
    drops = dropping()
    # ok: across
    sink(drops.run(source()))
    keeps = keeping()
    # ruleid: across
    sink(keeps.run(source()))
    other = either(True)
    # ruleid: across
    sink(other.run(source()))


def first_of(*words):
    return words[0]


def none_of(*words):
    return "fixed"


def passed_on(*words):
    # ruleid: across
    sink(first_of(*words))
    # ok: across
    sink(none_of(*words))


passed_on(source())
