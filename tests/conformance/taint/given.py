class Step(Enum):
    PLAIN = 1
    FIXED = 2

    def run(self, text):
        if self is Step.PLAIN:
            return text
        return "x"


class Open:
    def filter(self, text):
        return text


class Shut:
    def filter(self, text):
        return "x"


def make(kind):
    if kind == "open":
        return Open()
    return Shut()


def flagged(text, keep=False):
    return text if keep else "x"


def matched(mode, text):
    match mode:
        case "echo":
            return text
        case "quiet":
            return "x"
    return ""


def decided(unknown):
    # ok: as-given
    sink(flagged(source()))
    # ruleid: as-given
    sink(flagged(source(), keep=True))
    # ruleid: as-given
    sink(flagged(source(), unknown))
    # ruleid: as-given
    sink(matched("echo", source()))
    # ok: as-given
    sink(matched("quiet", source()))
    # ruleid: as-given
    sink(Step.PLAIN.run(source()))
    # ok: as-given
    sink(Step.FIXED.run(source()))
    # ruleid: as-given
    sink(make("open").filter(source()))
    # ok: as-given
    sink(make("shut").filter(source()))


TABLE = {"keep": lambda text: text, "drop": lambda text: "x"}


def tables():
    # ruleid: as-given
    sink(TABLE["keep"](source()))
    # ok: as-given
    sink(TABLE["drop"](source()))


class Base:
    def name(self, text):
        return "x"


class Heir(Base):
    def name(self, text):
        return super().name(text)


def heirs():
    # ok: as-given
    sink(Heir().name(source()))


def kept(text):
    def inner():
        return text

    return inner


def closures():
    get = kept(source())
    # ruleid: as-given
    sink(get())


def rest(*items):
    return items[0]


def named(first, second):
    return first


def spread():
    # ok: as-given
    sink(rest("a", source()))
    # ruleid: as-given
    sink(rest(source(), "a"))
    given = {"first": "a", "second": source()}
    # ok: as-given
    sink(named(**given))
    given = {"first": source(), "second": "a"}
    # ruleid: as-given
    sink(named(**given))
    first, *others = source(), "a", "b"
    # ok: as-given
    sink(others[0])
    # ruleid: as-given
    sink(first)


def items():
    found = ["a", "b"]
    found.insert(1, source())
    # ruleid: as-given
    sink(found[1])
    # ok: as-given
    sink(found[2])
    keyed = {"k": source()}
    keyed.pop("k")
    # ok: as-given
    sink(keyed.get("k", "x"))
    keyed = {"k": source()}
    del keyed["k"]
    # ok: as-given
    sink(keyed.get("k"))
    space = SimpleNamespace(one="a", two=source())
    # ok: as-given
    sink(space.one)
    # ruleid: as-given
    sink(space.two)


def grouped():
    groups = {}
    groups.setdefault("k", []).append(source())
    # ruleid: as-given
    sink(groups["k"][0])
    # ok: as-given
    sink(groups.get("m"))


def loops():
    for item in ("", source()):
        if item:
            break
    else:
        item = "x"
    # ruleid: as-given
    sink(item)
