class A:
    def m(self):
        self.x = taint()
        # ruleid: object-flow
        sink(self.x)
        # ok: object-flow
        sink(self)
        # ok: object-flow
        sink(self.foo())
        # ok: object-flow
        sink(foo(self))

    @classmethod
    def c(cls, x):
        # ok: object-parameters
        sink(cls)
        # ruleid: object-parameters
        sink(x)


class Made:
    kind = taint()

    def __init__(self, given):
        self.name = taint()
        self.size = 0
        self.kind = "fixed"

    def use(self):
        # ruleid: object-flow
        sink(self.name)
        # ok: object-flow
        sink(self.size)
        # ok: object-flow
        sink(self.kind)

    def replace(self):
        self.name = "fixed"
        # ok: object-flow
        sink(self.name)


class Query:
    def __init__(self):
        self.parts = []
        self.first = ""

    def where(self, value):
        self.first = value
        return self

    def text(self):
        return "".join(self.parts)


def chained():
    query = Query().where("a").where(taint())
    # ok: object-flow
    sink(query.text())
    # ruleid: object-flow, object-parameters
    sink(query.first)


class Prepared:
    def prepare(self):
        self.tool = taint()
        self.name = "fixed"


class Shown(Prepared):
    def show(self):
        # ruleid: object-flow
        sink(self.tool)
        # ok: object-flow
        sink(self.name)


class Replaced(Prepared):
    def prepare(self):
        self.tool = "fixed"

    def show(self):
        # ok: object-flow
        sink(self.tool)
