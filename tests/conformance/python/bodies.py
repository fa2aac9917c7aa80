# ruleid: ends-in-return
def left_early():
    prepare()
    return
    unreachable()


# ruleid: calls-then
def goes_on():
    begin()
    work()
    finish()
    more()


# ok: calls-then
def another_begin():
    work()
    begin()
    finish()


# ruleid: returns-value
f = lambda x: compute(x)


def g():
    # ruleid: returns-value
    return compute(1)


# ruleid: if-else
if a:
    p()
elif b:
    q()
# ok: if-else
if a:
    p()
# ruleid: if-else
if a:
    p()
# ruleid: if-else
elif b:
    q()
else:
    r()
# ruleid: try-without-else
try:
    a()
except E:
    b()
# ok: try-without-else
try:
    a()
except E:
    b()
else:
    c()
x = acquire()
if b:
    # ruleid: used-while-open
    use(x)
    x.release()
    # ruleid: used-while-open
    use(x)
# ok: used-while-open
use(x)


# ruleid: base-first
class A(First):
    pass


# ruleid: base-first, base-second
class B(First, Second, Third):
    pass


# ok: base-first
class C(Second, First):
    pass


async def stream():
    # ruleid: async-loop
    async for i in source():
        # ruleid: yields
        yield i
    # ok: async-loop
    for i in source():
        # ruleid: delegates
        yield from i


# ruleid: asserts
assert ready
# ruleid: asserts
assert ready, "why"
# ruleid: only-declared
count: int
# ok: only-declared
total: int = 3
# ruleid: list-of-all
l = [i for i in y]
# ok: list-of-all
l = (i for i in y)
# ruleid: any-of-list, list-of-all
any([i for i in y])
# ruleid: any-of-list
any([1, 2])
# ok: any-of-list
any((i for i in y))
# ruleid: any-dict
send({k: v for k, v in y})
# ruleid: any-dict
send({"a": 1})
# ruleid: indexed
z = y[0]
# ok: indexed
z = y[1:2]


@decorate("x")
def decorated():
    # ruleid: deep-but-no-function
    return marker() + 1
