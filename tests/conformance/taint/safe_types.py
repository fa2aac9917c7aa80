def alone(a, b):
    x = request()
    # ruleid: safe-alone
    run(x == 1)
    # ruleid: safe-alone
    run(not x)
    # ruleid: safe-alone
    run(x + 1)
    # ok: safe-alone
    run((x == 1) == b)
    # ok: safe-alone
    run("a" + (x == 1))
    # ok: safe-alone
    run(f"{x + 1}")
    # ok: safe-alone
    run(str(x + 1))
    # ok: safe-alone
    run(x + 1 if b else 2)


def held(a, b):
    x = request()
    # ruleid: safe-alone
    run({"k": x + 1})
    # ruleid: safe-alone
    run("%d" % (x + 1,))
    # ruleid: safe-alone
    run(a[x + 1])
    y = [x + 1]
    # ruleid: safe-alone
    run(y)
    z = x + 1
    # ok: safe-alone
    run([z])
    # ok: safe-alone
    run({"k": str(x == 1)})


class Order(BaseModel):
    size: int
    name: str


class Loose:
    size: int


def fields(order: Order, loose: Loose):
    order = order or request()
    # ok: safe-alone
    run("%s" % order.size)
    # ruleid: safe-alone
    run("%s" % order.name)
    loose = loose or request()
    # ruleid: safe-alone
    run("%s" % loose.size)


class Kind(Enum):
    SMALL = "small"


class Parcel(BaseModel):
    kind: Kind
    name: str


def enumerated(parcel: Parcel):
    parcel = parcel or request()
    # ok: safe-alone
    run(parcel.kind.value)
    # ruleid: safe-alone
    run(parcel.name)
