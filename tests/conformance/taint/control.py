def runs():
    # ok: control-flow
    sink()
    if c:
        start()
        # ruleid: control-flow
        sink()
    # ruleid: control-flow
    sink(1)
    # ruleid: control-flow
    focused(2)
    # ruleid: control-flow
    sink(clean(1))

    def later():
        # ok: control-flow
        sink()

    # ruleid: control-flow
    now = lambda: sink()


def rounds():
    for i in r:
        # ruleid: control-flow
        sink()
        start()


def labels():
    x = taint()
    # ok: control-labels
    both(x)
    # ruleid: control-labels
    early(x)
    # ruleid: control-flow
    start(sink())
    start()
    # ruleid: control-labels
    both(x)
    # ok: control-labels
    both(1)
    # ok: control-labels
    early(x)
