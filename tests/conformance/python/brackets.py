# ruleid: call
x = (
    foo(1)
)
# ruleid: call
y = bar((
    foo(2)
))
# ruleid: both
if (
    # ruleid: call
    foo(3)
    and b
):
    pass
z = bar(
    # ruleid: call
    foo(4)
)


def deletes(client):
    t = client.table("a")
    # ruleid: symbolic
    t.delete()
    # ruleid: symbolic
    client.table("b").delete()
    u = client.other()
    u.delete()


# ruleid: literal-only
connect("10.0.0.1")
connect("10." + "0.0.1")
HOST = "10.0.0.1"
connect(HOST)
