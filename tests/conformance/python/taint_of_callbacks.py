import collections
import functools
import threading
from dataclasses import dataclass
from typing import NamedTuple


def each(values, action):
    for value in values:
        action(value)


def callbacks():
    def act(given):
        # ruleid: handed-to-sink
        sink(given)

    def leave(given):
        # ok: handed-to-sink
        sink(given)

    each(source(), act)
    each(["fixed"], leave)
    each(action=act, values=["fixed"])


def with_value(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        return function(source(), "fixed", *args, **kwargs)

    return inner


@with_value
def decorated(first, second):
    # ruleid: handed-to-sink
    sink(first)
    # ok: handed-to-sink
    sink(second)


def with_named(name):
    def outer(function):
        def inner():
            return function(source())

        return inner

    return outer


@with_named("x")
def decorated_by_made(value):
    # ruleid: handed-to-sink
    sink(value)


def work(value, other):
    # ruleid: handed-to-sink
    sink(value)
    # ok: handed-to-sink
    sink(other)


def threads(pool):
    threading.Thread(target=work, args=(source(), "fixed")).start()
    found = []
    thread = threading.Thread(target=found.append, args=(source(),))
    thread.start()
    # ruleid: handed-to-sink
    sink(found[0])


def submitted(value):
    # ruleid: handed-to-sink
    sink(value)


def pools(pool):
    pool.submit(submitted, source())


def inner_names():
    chosen = "fixed"
    other = source()

    def choose():
        nonlocal chosen, other
        chosen = source()
        other = "fixed"

    choose()
    # ruleid: handed-to-sink
    sink(chosen)
    # ok: handed-to-sink
    sink(other)


class Refused(Exception):
    def __init__(self, what):
        super().__init__("refused")
        self.what = what


def refuse(value):
    raise Refused(value)


def thrown_elsewhere():
    try:
        refuse(source())
    except Refused as refused:
        # ruleid: handed-to-sink
        sink(refused.what)
    try:
        refuse("fixed")
    except Refused as refused:
        # ok: handed-to-sink
        sink(refused.what)


@dataclass
class Wish:
    what: str
    unit: str = "kg"

    @classmethod
    def parse(cls, given):
        return cls(what=given)

    @property
    def label(self):
        return "a " + self.what

    @property
    def size(self):
        return "1 " + self.unit


def made_by_class():
    wish = Wish.parse(source())
    # ruleid: handed-to-sink
    sink(wish.what)
    # ok: handed-to-sink
    sink(wish.unit)
    # ruleid: handed-to-sink
    sink(wish.label)
    # ok: handed-to-sink
    sink(wish.size)


class Two(NamedTuple):
    left: str
    right: str


def tuples():
    first, second = Two("fixed", source())
    # ok: handed-to-sink
    sink(first)
    # ruleid: handed-to-sink
    sink(second)


def lists():
    queue = collections.deque(["fixed"], maxlen=4)
    queue.append(source())
    # ok: handed-to-sink
    sink(queue[0])
    # ok: handed-to-sink
    sink(queue.popleft())
    # ruleid: handed-to-sink
    sink(queue[0])
    row = [source(), "b", "c"]
    row.reverse()
    # ok: handed-to-sink
    sink(row[0])
    # ruleid: handed-to-sink
    sink(row[2])
    del row[-1]
    row.append("d")
    # ok: handed-to-sink
    sink(row[2])


def dicts():
    table = {"a": "fixed"}
    table.update(b=source(), c="fixed")
    # ok: handed-to-sink
    sink(table["a"])
    # ruleid: handed-to-sink
    sink(table["b"])
    # ok: handed-to-sink
    sink(table["c"])


def loops():
    value = "fixed"
    for _ in range(0):
        value = source()
    for _ in []:
        value = source()
    left = 0
    while left > 0:
        value = source()
        left -= 1
    # ok: handed-to-sink
    sink(value)
    for number, item in enumerate(source()):
        # ok: handed-to-sink
        sink(number)
        # ruleid: handed-to-sink
        sink(item)


OLD = False


def never():
    value = source()
    if OLD:
        # ok: handed-to-sink
        sink(value)
    else:
        # ruleid: handed-to-sink
        sink(value)
