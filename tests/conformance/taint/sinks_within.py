def f():
    x = source()
    outer(
        # ruleid: same-focus, other-focus
        first(
            # ruleid: other-focus
            inner(x)))
    outer(
        # ruleid: same-focus, other-focus
        inner(
            # ruleid: other-focus
            x
        ))
    y = inner(
        # ruleid: same-focus, other-focus
        x)
    # ruleid: same-focus, other-focus
    return outer(1) or inner(x)
