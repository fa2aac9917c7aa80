class Stage:
    def run(self, s):
        return self.apply(s)

    def apply(self, s):
        raise NotImplementedError

    def loose(self, s):
        return self.finish(s)


class Keep(Stage):
    def apply(self, s):
        return s

    def finish(self, s):
        return s


class Drop(Stage):
    def apply(self, s):
        return "dropped"

    def finish(self, s):
        return "dropped"


def make(kind):
    if kind == "keep":
        return Keep()
    return Drop()


def view(stage):
    keep = Keep()
    # ruleid: dispatched
    sink(keep.run(source()))
    drop = Drop()
    # ok: dispatched
    sink(drop.run(source()))
    # ok: dispatched
    sink(drop.loose(source()))
    # ruleid: dispatched
    sink(Keep().loose(source()))
    # ok: dispatched
    sink(make("drop").run(source()))
    # ruleid: dispatched
    sink(make("keep").run(source()))
