# ruleid: and-of-two
f(1)
# ok: and-of-two
f(2)
# ok: and-of-two
g(f(2), 1)
# ruleid: either
g1(1)
# ruleid: either
g2(g1())
# ok: either
g3()
# ruleid: either-in-and
h(3, 1)
# ruleid: either-in-and
h(2, 3)
# ok: either-in-and
h(2, 1)
# ok: either-in-and
h(3, 3)
# ruleid: not-exact
run(x)
# ok: not-exact
run("x")
# ruleid: not-exact
run("x", y)
# ruleid: not-exact
run("x" + y)
# ok: not-exact
run("x" + "y")
# ruleid: not-smaller-range
outer(inner(1))
# ruleid: not-larger-range
wrap(arg(1))
# ok: inside-function
act(0)


def allowed(a):
    # ruleid: inside-function
    act(1)

    def helper():
        # ruleid: inside-function
        act(2)


def forbidden():
    # ok: inside-function
    act(3)


class Things:
    def allowed(self):
        # ruleid: inside-function
        return act(4)


with guard():
    # ok: not-inside
    act2()
    if x:
        # ok: not-inside
        act2()
with other():
    # ruleid: not-inside
    act2()
# ruleid: not-inside
act2()


def binds(a):
    # ruleid: inside-binds
    use(a)
    # ok: inside-binds
    use(b)


def two_params(a, b):
    # ok: inside-binds
    use(a)


def outer_f(a):
    def inner_f(b):
        # ruleid: inside-binds
        use(a)
        # ruleid: inside-binds
        use(b)


if fd:
    # ok: not-inside-unifies
    close(fd)
    # ruleid: not-inside-unifies
    close(other_fd)
# ruleid: not-inside-unifies
close(fd)


def ordering():
    # ok: inside-after
    late()
    early()
    # ruleid: inside-after
    late()
    if x:
        # ruleid: inside-after
        late()


def ordering2():
    if x:
        early()
    # ok: inside-after
    late()


def checked(p):
    check(p)
    # ok: not-inside-after
    write(p)
    # ruleid: not-inside-after
    write(q)


def unchecked(p):
    # ruleid: not-inside-after
    write(p)
    check(p)


class Deep:
    def method(self):
        # ruleid: two-insides
        deep()

    # ok: two-insides
    deep()


def free():
    # ok: two-insides
    deep()


def free2():
    class InFunction:
        # ruleid: two-insides
        x = deep()


def one():
    # ruleid: inside-nested-formula
    act3()


def two():
    # ruleid: inside-nested-formula
    act3()


def three():
    # ok: inside-nested-formula
    act3()


def test_it():
    # ok: not-inside-nested-formula
    act4()


def it():
    # ruleid: not-inside-nested-formula
    act4()


# ok: not-with-formula
act5(safe_value)
# ruleid: not-with-formula
act5(value)
# ruleid: same-name-different-branch
eq(a, b)
# ok: same-name-different-branch
eq(a, a)
# ruleid: inner-range-wins
r = box(1)
# ok: inner-range-wins
box(1)
# ruleid: inner-range-wins
r = [box(1), 2]


class Lone(Base):
    # ruleid: only-inside
    def lonely(self):
        pass


# ok: only-inside
def lonely():
    pass


# ruleid: nested-patterns
n(2)
# ok: nested-patterns
n(1)
# ruleid: nested-patterns
m(2)
