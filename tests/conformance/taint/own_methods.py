class Both:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __str__(self):
        return "a" + self.y

    def __truediv__(self, other):
        return Both(other, "q")

    def __add__(self, other):
        return "k" + clean(other)

    def __mod__(self, other):
        return "x %s" % other


def texts():
    first = Both(source(), "const")
    # ok: own-methods
    sink(str(first))
    # ok: own-methods
    sink(f"{first}")
    # ok: own-methods
    sink("%s" % first)
    # ok: own-methods
    sink("{}".format(first))
    # ruleid: own-methods
    sink(str(first.x))
    second = Both("const", source())
    # ruleid: own-methods
    sink(str(second))
    # ruleid: own-methods
    sink(f"{second}")
    # ruleid: own-methods
    sink("%s" % second)


def operators():
    one = Both("const", "y")
    made = one / source()
    # ruleid: own-methods
    sink(made.x)
    # ok: own-methods
    sink(made.y)
    # ok: own-methods
    sink(one + source())
    # ruleid: own-methods
    sink(one % source())


class Kept:
    def __init__(self):
        self._v = ""

    @property
    def checked(self):
        return self._v

    @checked.setter
    def checked(self, value):
        self._v = clean(value)

    @property
    def raw(self):
        return self._w

    @raw.setter
    def raw(self, value):
        self._w = value


def setters():
    kept = Kept()
    kept.checked = source()
    # ok: own-methods
    sink(kept.checked)
    kept.raw = source()
    # ruleid: own-methods
    sink(kept.raw)


def cases():
    match source():
        case "a" | "b" as known:
            # ok: own-methods
            sink(known)
        case "c" as known:
            # ok: own-methods
            sink(known)
        case str() as other:
            # ruleid: own-methods
            sink(other)
    match (source(), "x"):
        case ("a", second):
            # ok: own-methods
            sink(second)
        case (first, "b"):
            # ruleid: own-methods
            sink(first)


def pairs_of(data):
    for key in ("a", "b"):
        yield "%s = ?" % key, data[key]


def generated():
    parts = list(pairs_of(source()))
    # ok: own-methods
    sink(" AND ".join(part for part, _ in parts))
    # ruleid: own-methods
    sink([value for _, value in parts])
    for part, value in pairs_of(source()):
        # ok: own-methods
        sink(part)
        # ruleid: own-methods
        sink(value)


def listed():
    pairs = [("a", source()), ("b", "x")]
    # ok: own-methods
    sink([key for key, _ in pairs])
    for key, value in pairs:
        # ok: own-methods
        sink(key)
        # ruleid: own-methods
        sink(value)
    whole = [source(), ("b", "x")]
    for key in whole:
        # ruleid: own-methods
        sink(key)


def fixed(function):
    def inner(*args):
        function(*args)
        return "fixed"
    return inner


def cleaned(function):
    def inner(*args):
        return clean(function(*args))
    return inner


def counted(function):
    def inner(*args):
        return function(*args)
    return inner


@fixed
def one_word(text):
    return text


@cleaned
def escaped(text):
    return text


@counted
def as_it_is(text):
    return text


def decorated():
    # ok: own-methods
    sink(one_word(source()))
    # ok: own-methods
    sink(escaped(source()))
    # ruleid: own-methods
    sink(as_it_is(source()))


def appended(data):
    filters = []
    for column in ("city", "country"):
        value = source(column)
        if value:
            filters.append((column, value))
    # ok: own-methods
    sink(" AND ".join(f"{column} = ?" for column, _ in filters))
    # ruleid: own-methods
    sink([value for _, value in filters])
    # ruleid: own-methods
    sink(filters[0][1])
    # ok: own-methods
    sink(filters[0][0])
    # ruleid: own-methods
    sink(filters)
    # ruleid: own-methods
    sink(filters.pop())
    filters.append(source())
    # ruleid: own-methods
    sink([column for column, _ in filters])


def filled():
    values = dict(a=source(), b="c")
    # ok: own-methods
    sink("{b}".format(**values))
    # ruleid: own-methods
    sink("{a}".format(**values))
    # ok: own-methods
    sink("%(b)s" % values)
    # ruleid: own-methods
    sink("%(a)s %% %(b)s" % values)
    # ok: own-methods
    sink("{1} {{0}}".format(source(), "x"))
    # ruleid: own-methods
    sink("{} {}".format("x", source()))
    # ruleid: own-methods
    sink("{name!r:>10}".format(name=source()))
    # ruleid: own-methods
    sink("{:{}}".format(source(), 10))
    template = source()
    # ruleid: own-methods
    sink(template.format(a=1))


class Entered:
    def __init__(self, value):
        self.value = value

    def __enter__(self):
        return self.value

    def __exit__(self, *given):
        return False

    def __iter__(self):
        yield self.value


class Closed:
    def __init__(self, value):
        self.value = value

    def __enter__(self):
        return "fixed"

    def __iter__(self):
        yield "fixed"


class Itself:
    def __init__(self, value):
        self.value = value
        self.kind = "fixed"

    def __enter__(self):
        return self


def entered():
    with Entered(source()) as one:
        # ruleid: own-methods
        sink(one)
    with Closed(source()) as two:
        # ok: own-methods
        sink(two)
    with Itself(source()) as three:
        # ruleid: own-methods
        sink(three.value)
        # ok: own-methods
        sink(three.kind)
    for each in Entered(source()):
        # ruleid: own-methods
        sink(each)
    closed = Closed(source())
    for each in closed:
        # ok: own-methods
        sink(each)


def mapped():
    values = {"a": source(), "b": "fixed"}
    # ruleid: own-methods
    sink("{a}".format_map(values))
    # ok: own-methods
    sink("{b}".format_map(values))


class Attributes:
    def __init__(self, more=""):
        self.one = source() + more
        self.two = "fixed"

    def read(self):
        # ruleid: own-methods
        sink(getattr(self, "one"))
        # ok: own-methods
        sink(getattr(self, "two", None))


def attributes(unknown):
    both = Attributes()
    # ruleid: own-methods
    sink(getattr(both, "one"))
    # ok: own-methods
    sink(getattr(both, "two"))
    # ruleid: own-methods
    sink(getattr(both, "two", source()))
    # ruleid: own-methods
    sink(getattr(source(), "name"))
