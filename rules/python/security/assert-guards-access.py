def delete(user, item):
    # ruleid: assert-guards-access
    assert user.is_admin
    item.delete()


def publish(request, item):
    # ruleid: assert-guards-access
    assert request.user.has_perm("items.publish"), "not allowed"
    item.publish()


def show(request):
    # ruleid: assert-guards-access
    assert request.user.is_authenticated, "log in first"


def test_admin(user):
    # ok: assert-guards-access
    assert user.is_admin


def guarded(user):
    # ok: assert-guards-access
    if not user.is_admin:
        raise PermissionError


def consistent(user):
    # ok: assert-guards-access
    assert user.name
