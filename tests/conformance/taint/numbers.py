def m(y):
    x = taint()
    # ok: number-flow
    sink(x + 1)
    # ok: number-flow
    sink(1 + x + y)
    # ok: number-flow
    sink((x - 1) * y)
    # ruleid: number-flow
    sink(x + y)
    # ruleid: number-flow
    sink(x * y)
    # ruleid: number-flow
    sink(x % 2)
