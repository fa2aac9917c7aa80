# ruleid: sequence-same-block
start()
middle()
stop()

# ruleid: sequence-same-block
start()
if nested:
    stop()

# ruleid: sequence-same-block
start()


def opens():
    # ruleid: sequence-same-block
    start()
    for i in x:
        if i:
            stop()


def never():
    if x:
        # ok: sequence-same-block
        start()
    stop()


def swapped():
    stop()
    # ok: sequence-same-block
    start()


def neighbours():
    # ruleid: adjacent
    one()
    two()
    # ok: adjacent
    one()
    other()
    two()


def flow():
    # ruleid: assigned-then-used
    a = source()
    log(a)
    sink(a)
    # ok: assigned-then-used
    b = source()
    sink(c)
    # ruleid: assigned-then-used
    d = source()
    return sink(d)


# ruleid: function-body
def outer(a, b=1):
    prepare()
    danger()


# ruleid: function-body
def nested(a):
    if a:
        danger()


# ruleid: function-body
async def waits():
    danger()


# ok: function-body
def returns_it():
    return danger


# ruleid: function-body
def returns_call():
    return danger()


class Holder:
    # ruleid: function-body
    def method(self):
        x = danger()

    # ruleid: function-any-body
    def handler(self, *args, **kw):
        pass


# ruleid: function-any-body
def handler():
    return 1


# ok: function-any-body
handler = lambda: 1


def returning():
    # ruleid: return-value
    return secret(1)


def not_returning():
    # ok: return-value
    secret(1)
    # ok: return-value
    return [secret(1)]


# ruleid: if-body-first
if cond:
    raised()

# ok: if-body-first
if cond:
    other()
    raised()

# ok: if-body-first
if cond:
    raised()
    other()

# ruleid: if-body-first
if cond:
    raised()
else:
    other()

# ruleid: if-body-anywhere
if guard(x):
    a()
    b()

if first:
    pass
# ruleid: if-body-anywhere
elif guard(y):
    pass

# ok: if-body-anywhere
if not guard(y):
    pass

# ruleid: for-loop
for task in pool(4):
    run(task)

# ok: for-loop
for task in pools(4):
    run(task)

# ruleid: for-loop
for task in pool(4):
    run(task)
else:
    done()

# ok: for-loop
tasks = [t for t in pool(4)]

# ruleid: while-true
while True:
    poll()

# ruleid: while-true
while True:
    if ready:
        poll()
    rest()

# ok: while-true
while 1:
    poll()

# ruleid: with-open
with lock(p) as f:
    pass

# ok: with-open
with lock(p):
    pass

# ruleid: with-open
with lock(p) as f, lock(q) as g:
    pass

# ruleid: with-without-alias
with plain():
    work()

# ruleid: try-except-pass
try:
    work()
except ValueError:
    pass

# ok: try-except-pass
try:
    work()
except ValueError:
    log()

# ok: try-except-pass
try:
    work()
except (KeyError, ValueError):
    pass

# ok: try-except-pass
try:
    work()
except ValueError as e:
    pass

# ruleid: bare-except
try:
    work()
except:
    log()

# ok: bare-except
try:
    work()
except Exception:
    log()

def boom():
    # ruleid: raise-type
    raise Boom("x")


def chained():
    # ruleid: raise-type
    raise Boom("x") from e


def both(a):
    # ruleid: two-returns
    if a:
        log()
        return None
    log()
    return 42
