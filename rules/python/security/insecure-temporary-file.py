import os
import tempfile
from tempfile import mktemp, mkstemp

# ruleid: insecure-temporary-file
name = tempfile.mktemp()
# ruleid: insecure-temporary-file
name = mktemp(suffix=".txt")
# ruleid: insecure-temporary-file
name = os.tempnam("/tmp")
# ok: insecure-temporary-file
handle, name = mkstemp()
# ok: insecure-temporary-file
file = tempfile.NamedTemporaryFile()
# ok: insecure-temporary-file
name = self.mktemp("x")


def lock():
    path = "/tmp/app-%d.lock" % os.getpid()
    # ruleid: insecure-temporary-file
    with open(path, "w") as out:
        out.write("x")
    # ok: insecure-temporary-file
    return open(path, "r")
