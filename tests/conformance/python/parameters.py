def read(
    # ok: any-default
    path: str,
    # ruleid: any-default
    limit: int = 1,
    *,
    # ruleid: any-default
    mode: str = default(),
):
    pass


# ok: any-default
def plain(a, b=1):
    pass


# ok: lambda-default
f = lambda x: x
# ruleid: lambda-default
g = lambda x=1: x
