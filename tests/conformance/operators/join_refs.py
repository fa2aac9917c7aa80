# ruleid: join-refs
@route("/a")
def a(name, other):
    # ruleid: join-refs-shown
    store(name)
    # ok: join-refs-shown
    store(other)


# ok: join-refs
@route("/b")
def b(name):
    # ok: join-refs-shown
    store("name of it")


def c(name):
    # ok: join-refs-shown
    store(name)
