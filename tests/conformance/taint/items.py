@route("/")
def handler(a, b: str, *rest):
    # ruleid: parameter
    one(a)
    # ruleid: parameter
    two(b)
    # ok: parameter
    three(clean(a))
    c = 1
    # ok: parameter
    four(c)


def unrouted(a):
    # ok: parameter
    one(a)


def side_effects(x, y):
    # ok: side-effect
    arrive(x)
    fill(x)
    # ruleid: side-effect
    arrive(x)
    # ok: side-effect
    arrive(y)
    check(x)
    # ok: side-effect
    arrive(x)
    fill(y.part)
    # ruleid: side-effect
    arrive(y.part)
    # ok: side-effect
    arrive(y.other)
    check(y)
    # ok: side-effect
    arrive(y.part)


def side_effects_only(x):
    # ok: side-effect-only
    load(x)
    # ruleid: side-effect-only
    store(x)


def propagated(flag):
    items = []
    items.append(1)
    # ok: propagator
    emit(items)
    items.append(taint)
    # ruleid: propagator
    emit(items)
    if flag:
        copy(taint, target)
    # ruleid: propagator
    emit(target)
    # ruleid: propagator
    emit(once(taint, x))
    once(taint, other)
    # ok: propagator
    emit(other)
    self.items.append(taint)
    # ruleid: propagator
    emit(self.items)
    # ok: propagator
    emit(self.others)


def exact_sources(x):
    # ruleid: exact-source
    put(get(x))
    # ok: exact-source
    get(put(x))
    # ok: loose-source
    wide(x)
    # ruleid: loose-source
    wide(narrow(x))
    # ok: loose-source
    narrow(x)


@guard()
def loose_sinks():
    # ruleid: loose-sink
    use(f(bad, sanitized))
    # ok: loose-sink
    use(good)
    # ok: loose-sink
    other(bad)


def focused_sinks():
    # ruleid: focused-sink
    query(evil, 1)
    # ok: focused-sink
    query("select", evil)
    # ruleid: focused-sink
    query("select" + evil)


def exact_sanitizers():
    # ok: exact-sanitizer
    dump(wash(dirt))
    # ruleid: exact-sanitizer
    wash(dump(dirt))


def conflicts():
    # ruleid: not-conflicting
    goal(origin())
    # ok: not-conflicting
    goal(anything(origin()))


def conditional_sanitizers():
    x = raw
    if safe(x):
        # ok: conditional-sanitizer
        release(x)
    else:
        # ok: conditional-sanitizer
        release(1)
    # ruleid: conditional-sanitizer
    release(x)


def newer():
    # ruleid: newer-syntax
    last(first())
    # ruleid: newer-syntax
    last(third())
    # ok: newer-syntax
    last(rinse(second()))
    box = set()
    box.add(first())
    # ruleid: newer-syntax
    last(box)


def assigned():
    reader = Reader()
    # ruleid: assigned-target
    print_all(reader)
    # ok: assigned-target
    print_all(Reader())


@route("/other")
def defaults(a, b=1, *, c: int = 2):
    # ruleid: parameter
    one(c)
    for d in a:
        # ruleid: parameter
        two(d)


def statements(o):
    # ruleid: statement-sink
    o.text = secret() + "a"
    # ok: statement-sink
    o.other = secret()
    if o:
        # ok: statement-sink
        return 1
    # ruleid: statement-sink
    return f(secret())


def fed(parser):
    parser.feed(source())
    # ok: cleans-what-carries
    sink(parser)
    # ruleid: cleans-what-carries
    sink(source())
