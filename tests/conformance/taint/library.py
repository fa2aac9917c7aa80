import functools
from functools import reduce


def zipped():
    row = dict(zip(["a", "b"], ["x", source()]))
    # ok: taint-library
    sink(row["a"])
    # ruleid: taint-library
    sink(row["b"])


def glue(text, mark):
    return mark + str(len(text))


def mark_of(text, mark):
    return mark + text


def partly():
    measured = functools.partial(glue, source())
    # ruleid: taint-library
    sink(measured("-"))
    marked = functools.partial(mark_of, "x")
    # ok: taint-library
    sink(marked("-"))
    # ruleid: taint-library
    sink(marked(source()))
    # ruleid: taint-library
    sink(functools.partial(mark_of, source())("-"))


def last(text, mark):
    return mark


def partly_dropped():
    dropping = functools.partial(last, source())
    # ok: taint-library
    sink(dropping("-"))


def make(kind):
    def same(text):
        return text

    def none(text):
        return ""

    return none if kind == "none" else same


def chosen():
    # ok: taint-library
    sink(make("none")(source()))
    # ruleid: taint-library
    sink(make("same")(source()))
    dropping = make("none")
    # ok: taint-library
    sink(dropping(source()))


def holding(text):
    def of(mark):
        return text + mark

    return of


def closed():
    # ruleid: taint-library
    sink(holding(source())("-"))


def keys():
    values = {k: "v" for k in source()}
    # ok: taint-library
    sink(values)
    # ruleid: taint-library
    sink({k: v for k, v in source().items()})


class Box:
    def __init__(self, inner):
        self.inner = inner

    def __getitem__(self, key):
        return self.inner


class Drawer:
    def __init__(self, inner):
        self.inner = inner

    def __getitem__(self, key):
        return "fixed"


def indexed():
    # ruleid: taint-library
    sink(Box(source())["any"])
    # ok: taint-library
    sink(Drawer(source())["any"])
    box = Box(source())
    # ruleid: taint-library
    sink(box["any"])


class Shared:
    kind = source()
    other = "x"

    def use(self):
        # ruleid: taint-library
        sink(self.kind)
        # ok: taint-library
        sink(self.other)


def named(**values):
    for key, value in values.items():
        # ok: taint-library
        sink(key)
        # ruleid: taint-library
        sink(value)


named(a=source())


def keys_of_others():
    for key, value in source().items():
        # ruleid: taint-library
        sink(key)


def keys_and_values(names):
    by_place = {}
    for name in names:
        by_place[name] = source()
    for key in by_place:
        # ok: taint-library
        sink(key)
    # ok: taint-library
    sink(", ".join(by_place))
    # ruleid: taint-library
    sink(by_place[names[0]])
    by_name = {}
    by_name[source()] = 1
    # ok: taint-library
    sink(by_name[names[0]])
    # ruleid: taint-library
    sink(", ".join(by_name))
    # ruleid: taint-library
    sink(sorted(by_name))
    for key, value in by_name.items():
        # ruleid: taint-library
        sink(key)
        # ok: taint-library
        sink(value)
    made = {key: 1 for key in source()}
    # ruleid: taint-library
    sink(list(made))


def tuples(words):
    for word, text in zip(words, [source(), "a"]):
        # ok: taint-library
        sink(word)
        # ruleid: taint-library
        sink(text)
    rows = enumerate(zip(words, source()))
    for at, (word, text) in rows:
        # ok: taint-library
        sink(at)
        # ok: taint-library
        sink(word)
        # ruleid: taint-library
        sink(text)


def functions_of_items():
    # ok: taint-library
    sink(reduce(lambda left, right: left + "x", source(), "a"))
    # ruleid: taint-library
    sink(reduce(lambda left, right: left + right, source(), "a"))
    # ok: taint-library
    sink(list(map(lambda each: "x", source())))
    # ruleid: taint-library
    sink(list(map(lambda each: each.strip(), source())))


def filled_in(function):
    def wrapper(*args, **kwargs):
        kwargs["name"] = source()
        kwargs["other"] = "a"
        return function(*args, **kwargs)

    return wrapper


@filled_in
def decorated(name, other):
    # ruleid: taint-library
    sink(name)
    # ok: taint-library
    sink(other)


jobs = queue.Queue()
others = queue.Queue()


def put():
    jobs.put(source())
    others.put("a")


def take():
    # ruleid: taint-library
    sink(jobs.get())
    # ok: taint-library
    sink(others.get())


Filter = namedtuple("Filter", ["column", "value"])
Short = namedtuple("Short", "column value")


def tuples_with_names():
    chosen = Filter("name", source())
    # ok: taint-library
    sink(chosen.column)
    # ruleid: taint-library
    sink(chosen.value)
    short = Short(source(), value="x")
    # ruleid: taint-library
    sink(short.column)
    # ok: taint-library
    sink(short.value)


def loops_that_run():
    a = source()
    for char in ("x", "y"):
        a = char
    # ok: taint-library
    sink(a)
    b = source()
    for char in source():
        b = "x"
    # ruleid: taint-library
    sink(b)
    c = source()
    for char in ("x", "y"):
        if char == other():
            continue
        c = char
    # ruleid: taint-library
    sink(c)


class Task:
    def run(self):
        # ruleid: taint-library
        sink(self.line())
        # ok: taint-library
        sink(self.fixed())

    def line(self): ...

    def fixed(self): ...


class Copy(Task):
    def __init__(self, source):
        self.source = source

    def line(self):
        return "cp " + self.source

    def fixed(self):
        return "cp"


Copy(source()).run()
