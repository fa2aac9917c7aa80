import configparser
import enum
from dataclasses import dataclass


class Kept:
    def __init__(self, first, second):
        self._first = first
        self._second = second

    @property
    def first(self):
        return self._first

    @property
    def second(self):
        return self._second


def objects():
    kept = Kept(source(), "fixed")
    # ruleid: given-to-sink
    sink(kept.first)
    # ok: given-to-sink
    sink(kept.second)
    # ruleid: given-to-sink
    sink(Kept(source(), "fixed").first)
    # ok: given-to-sink
    sink(Kept(source(), "fixed").second)


@dataclass
class Pair:
    first: str
    second: str = "none"


def records():
    pair = Pair(source(), "fixed")
    # ruleid: given-to-sink
    sink(pair.first)
    # ok: given-to-sink
    sink(pair.second)
    # ok: given-to-sink
    sink(Pair(second=source(), first="fixed").first)
    # ruleid: given-to-sink
    sink(pair)


class Color(enum.Enum):
    RED = "red"


def enumerations():
    # ok: given-to-sink
    sink(Color(source()).value)
    # ok: given-to-sink
    sink(Color[source()].value)


def keys(table):
    table = {"a": source(), "b": "fixed"}
    # ruleid: given-to-sink
    sink(table.get("a"))
    # ok: given-to-sink
    sink(table.get("b", "none"))
    # ruleid: given-to-sink
    sink(table.get("b", source()))
    # ruleid: given-to-sink
    sink(table.get(any_key()))
    config = configparser.ConfigParser()
    config.set("s", "a", source())
    config.set("s", "b", "fixed")
    # ruleid: given-to-sink
    sink(config.get("s", "a"))
    # ok: given-to-sink
    sink(config.get("s", "b"))
    # ruleid: given-to-sink
    sink(config["s"]["a"])


def decided():
    value = "fixed"
    while False:
        value = source()
    # ok: given-to-sink
    sink(value)
    letter = "ABC"[1]
    match letter:
        case "A":
            value = source()
        case "B" | "D":
            value = "b"
        case _:
            value = source()
    # ok: given-to-sink
    sink(value)
    fixed = lambda given: "fixed"
    # ok: given-to-sink
    sink(fixed(source()))
    passed = lambda given: given + "!"
    # ruleid: given-to-sink
    sink(passed(source()))


def checks():
    value = source()
    if value is None or value not in ("a", "b"):
        return
    # ok: given-to-sink
    sink(value)


def emptied():
    items = [source()]
    items.clear()
    items.append("fixed")
    # ok: given-to-sink
    sink(items[0])


class Tools:
    @classmethod
    def marked(cls, given):
        return "[" + given + "]"

    @staticmethod
    def fixed(given):
        return "fixed"

    def both(self, given):
        # ruleid: given-to-sink
        sink(self.marked(given))
        # ok: given-to-sink
        sink(self.fixed(given))


def tools():
    # ruleid: given-to-sink
    sink(Tools.marked(source()))
    # ok: given-to-sink
    sink(Tools.fixed(source()))
    Tools().both(source())


def tables():
    table = dict(a="x", b="y")
    # ok: given-to-sink
    sink(table.get(source(), "none"))
    # ok: given-to-sink
    sink({"a": "x"}.get(source()))


def attributes(thing):
    setattr(thing, "name", source())
    # ruleid: given-to-sink
    sink(thing.name)
    # ok: given-to-sink
    sink(thing.other)


def check(given):
    if given not in ("a", "b"):
        raise ValueError(given)


def emptied_name(given):
    given = None


def checked():
    value = source()
    check(value)
    # ok: given-to-sink
    sink(value)
    other = source()
    emptied_name(other)
    # ruleid: given-to-sink
    sink(other)


def thrown():
    try:
        raise ValueError(source())
    except ValueError as error:
        # ruleid: given-to-sink
        sink(str(error))
