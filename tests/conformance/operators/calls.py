def f():
    # ruleid: calls
    g(1)
    # ok: calls
    g()


# ok: calls
g(1)
