import const_module

NAME = "value"
NUMBER = 5
CHANGED = "a"
CHANGED = compute()
PREFIX = "a"

# ruleid: constant-argument
const(NAME)
# ok: constant-argument
const(CHANGED)
# ruleid: constant-argument
const(NAME + "x")
# ok: constant-argument
const(UNKNOWN)
# ruleid: constant-value
level(NUMBER)
# ruleid: constant-value
level(2 + 3)
# ruleid: constant-value
level(NUMBER + 0)
# ruleid: constant-string
mode(PREFIX + "bc")
# ruleid: constant-string
mode("a" + "b" + "c")
# ok: constant-string
mode(PREFIX)
# ruleid: constant-string
mode(f"{PREFIX}bc")


def constants(flag):
    local = "abc"
    # ruleid: constant-string
    mode(local)
    if flag:
        local = "xyz"
    # ok: constant-string
    mode(local)
    other = "a"
    other += "bc"
    # ruleid: constant-string
    mode(other)

    def inner():
        # todook: constant-string
        mode(NAME_LATER)


NAME_LATER = "abc"


class Holder:
    value = "abc"

    def __init__(self):
        self.own = "abc"

    def use(self):
        # ok: constant-class-attribute
        attr(self.value)
        # ok: constant-class-attribute
        attr(self.own)


# ruleid: assignment-annotated
a = typed()
# ruleid: assignment-annotated
b: int = typed()
# ok: assignment-annotated
c = d = untyped()
# ruleid: assignment-annotated
e.f = typed()
# ok: assignment-annotated
call(g=typed())
# ruleid: augmented
h += grow()
# ok: augmented
h -= grow()
# ok: augmented
h = h + grow()


# ruleid: decorator-one
@marked
def d1():
    pass


# ruleid: decorator-one
@other
@marked
def d2():
    pass


# ruleid: decorator-one
@marked()
def d3():
    pass


# ruleid: decorator-one
@marked
async def d4():
    pass


# ruleid: decorator-call
@route("/x")
def d5():
    pass


# ruleid: decorator-call
@app.login
@route("/x", methods=["GET"])
def d6():
    pass


# ok: decorator-call
@route
def d7():
    pass


# ruleid: decorators-any-order
@first
@second
def d8():
    pass


# ruleid: decorators-any-order
@second
@between
@first
def d9():
    pass


# ok: decorators-any-order
@first
def d10():
    pass


# ruleid: class-base
class C1(Base):
    pass


# ok: class-base
class C2(Other, Base):
    pass


# ok: class-base
class C3(Other):
    pass


# ruleid: class-base
class C4(Base, metaclass=Meta):
    pass


# ruleid: class-any-base
class C5(Mixin):
    pass


# ruleid: class-any-base
class C6(A, Mixin, B):
    pass


# ruleid: class-with-method
class C7:
    x = 1

    def safe(self):
        pass

    def dangerous(self):
        pass


# ruleid: class-with-method
class C8(A):
    def dangerous(self, a, b=1):
        pass


# ok: class-with-method
class C9:
    def safe(self):
        pass


# ruleid: class-attribute
class C10:
    debug = True
    other = 1


# ok: class-attribute
class C11:
    debug = False


# ruleid: parameter-default
def p1(a, b=[]):
    pass


# ok: parameter-default
def p2(a, b=None):
    pass


# ruleid: parameter-default
def p3(a, b: list = []):
    pass


# ruleid: parameter-any
def takes(a, request, b):
    pass


# ok: parameter-any
def takes(a, b):
    pass


# ruleid: parameter-any
def takes(request: Request):
    pass


# ruleid: parameter-any
def takes(request=None):
    pass


# ruleid: return-annotation
def r1() -> Secret:
    pass


# ok: return-annotation
def r2():
    pass


# ruleid: lambda-body
f = lambda v: leak(v)
# ok: lambda-body
f = lambda v: leak(w)
# ruleid: comprehension
g = [x + 1 for x in dangerous(y)]
# ok: comprehension
g = {x for x in dangerous(y)}
# ruleid: comprehension
g = list(x for x in dangerous(y))

# ruleid: deep-condition
if user.is_admin:
    pass
# ruleid: deep-condition
if ready and (not user.is_admin or x):
    pass
# ok: deep-condition
if user.admin:
    pass
# ruleid: deep-argument
show(secret)
# ruleid: deep-argument
show([1, {"a": secret}])
# ruleid: deep-argument
show(f(secret))
# ok: deep-argument
show("secret")
# ruleid: deep-argument
show(lambda: secret)
# ruleid: deep-anywhere
x = [buried(1)]


async def waits():
    # ruleid: await-call
    await fetch(1)
    # ruleid: await-call
    x = await fetch(1)
    # ok: await-call
    fetch(1)


def gen():
    # ruleid: yield-value
    yield danger(1)
    # ok: yield-value
    yield [danger(1)]


# ruleid: comparison-none
if x == None:
    pass
# ok: comparison-none
if x is None:
    pass
# ok: comparison-none
if None == x:
    pass
# ruleid: boolean-and
first and third
# ok: boolean-and
first and second and third
# ok: boolean-and
third and first
# ok: boolean-associative
a1 and (a2 and a3)
# ok: boolean-associative
(a0 and a1) and a2
# ruleid: commutative-multiplication
2 * m
# ok: commutative-multiplication
m * 2
# ruleid: not-in
if k not in black:
    pass
# ok: not-in
if not (k in black):
    pass
# ruleid: ternary
z = yes if c else no
# ok: ternary
z = no if c else yes
# ruleid: walrus
if (w := walrused()):
    pass
# ruleid: walrus
w = walrused()
# ruleid: star-import
from everything import *


def glob():
    # ruleid: global-statement
    global danger_g
    # ruleid: delete-statement
    del gone
    # ok: delete-statement
    del kept


# ruleid: assert-statement
assert trusted(1)
# ok: assert-statement
assert trusted(1), "message"
# ruleid: chained-comparison
if low < x:
    pass
# ok: chained-comparison
if low < x < high:
    pass
# ruleid: unpack-assignment
q, r = pairwise()
# ruleid: unpack-assignment
(q, r) = pairwise()
# ok: unpack-assignment
q = pairwise()
# ruleid: attribute-assign
o.flag = True
# ruleid: attribute-assign
self.a.flag = True
# ok: attribute-assign
flag = True
# ruleid: subscript-assign
o["key"] = 1
# ruleid: subscript-assign
o.p['key'] = 1
# ok: subscript-assign
o["other"] = 1


def reopen(p):
    # ruleid: same-statement-twice
    f = opened(p)
    close(f)
    f = opened(p)


# ruleid: self-compare
if v == v:
    pass
# ok: self-compare
if v == w:
    pass
# ruleid: method-chain
query.filter(a=1).all()
# ok: method-chain
query.filter(a=1).order().all()
# ruleid: chain-ellipsis
query.filter(a=1).order("x").first()
# ruleid: chain-ellipsis
query.first()
# ok: chain-ellipsis
query.filter(a=1).last()
# ruleid: chain-ellipsis-any
db.begin(1).step.more(2).end()
# ruleid: chain-ellipsis-any
db.begin().end()
