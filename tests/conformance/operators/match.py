# ruleid: match-all-not
called(2)
# ok: match-all-not
called(1)


def outer(a):
    # ruleid: match-any-inside
    first(big_one)
    # ruleid: match-any-inside
    second(big)
    # ok: match-any-inside
    second(small)


# ok: match-any-inside
first(big)
