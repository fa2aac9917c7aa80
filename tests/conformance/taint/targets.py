def f():
    a, b = pair()
    sink(a)
    # ruleid: flow-from-second
    sink(b)
    x = one()
    sink(x)
