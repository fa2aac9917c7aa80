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

# ruleid: match-where-language
query("please drop users")
# ok: match-where-language
query("dropped users")
# ok: match-where-all
outer(inner(1))
# ruleid: match-where-all
outer(inner(2))
both(11,
     # ruleid: match-where-focus
     2)
both(1,
     # ok: match-where-focus
     2)
# ruleid: match-any-top
special_12 = 1
# ruleid: match-any-top
called2()
def quiet():
    # ok: match-any-top
    called2()
