def closed(p):
    # ruleid: opened, side-by-side
    f = open(p)
    f.read()
    f.close()
    # ruleid: returned
    return f


def closed_within(p):
    # ruleid: opened
    f = open(p)
    if p:
        f.close()
    f.read()


def left(p):
    # ruleid: never-closed, opened
    f = open(p)
    if f:
        # ruleid: returned
        return p
    # ruleid: returned
    return f


def keywords(x):
    # ruleid: keyword-first, keyword-last
    call(1, strict=True)
    # ruleid: keyword-first
    call(strict=True, x=1)
    # ruleid: keyword-first, keyword-last
    call(x=1, strict=True)
    # ruleid: keyword-first
    call(1, strict=True, x=1)


# ruleid: begins-with-get
def plain(x):
    get(x)


# ruleid: begins-with-get
def kept(x):
    y = [get(x)]


# ruleid: begins-with-get
def in_call(x):
    # ruleid: returned
    return run(get(x).y)


def in_index(x):
    y = x[get(x)]


def in_choice(x):
    y = get(x) if x else 1


def in_comprehension(x):
    y = [get(i) for i in x]


def assigned_to(x):
    get(x).y = 1
