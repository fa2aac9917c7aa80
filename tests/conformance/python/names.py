from shell import *
# ruleid: same-import, dotted-import, below-import
from pkg.sub import thing
# ruleid: same-import, dotted-import, below-import
import pkg.sub.thing
# ruleid: same-import, dotted-import, below-import
from pkg.sub.thing import deeper
# ruleid: same-import, dotted-import, below-import, renamed-import
import pkg.sub.thing as named
# ruleid: below-import, renamed-import
import pkg.sub as short
# ok: below-import
import pkg
# ok: same-import
from pkgs.sub import thing
import digest
from digest import weak
from digest import strong as robust

# ruleid: star-call
launch("x")
# ok: star-call
other.launch("x")


def launcher():
    def launch(x):
        pass


# ruleid: imported-part, focus-on-imported-part
weak(1)
# ruleid: imported-part, imported-part-not, focus-on-imported-part
digest.broken(1)
# ruleid: imported-part-not, focus-on-imported-part
robust(1)
# ruleid: imported-part, focus-on-imported-part
digest.weak(
    1)
# ruleid: member-name
self.client.fetch(1)
# ok: member-name
self.fetch.client(1)
# ruleid: chain-head
root.a.last()
# ruleid: chain-head
root.last()
# ruleid: chain-head
root.a(1).b.last()
# ok: chain-head
root(1).a.last()
# ok: chain-head
root[0].a.last()
# ruleid: chain-head, chain-member
root.first.a().last()
# ruleid: chain-head
root.first().a.last()
# ruleid: relative
from . import one
# ruleid: relative, relative-module
from .near import two
# ok: relative
from ..far import three
