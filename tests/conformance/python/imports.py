import os
import os as system_os
import pkg.mod
import pkg.mod as pm
import pkg
from pkg import mod
from pkg import mod as md
from pkg.mod import run
from pkg.mod import run as execute
from pkg.mod import (
    first,
    run as second,
)
from os import system
from lib import Client
from lib import Client as C
import lib as l
import settings
from settings import DEBUG
from pkg import deco, deco as decorate
from other import only
from other import only as renamed

# ruleid: dotted-call
pkg.mod.run(1)
# ruleid: dotted-call
pm.run(1)
# ruleid: dotted-call
mod.run(1)
# ruleid: dotted-call
md.run(1)
# ruleid: dotted-call
run(1)
# ruleid: dotted-call
execute(1)
# ruleid: dotted-call
second(1)
# ok: dotted-call
first(1)
# ok: dotted-call
pkg.run(1)
# ok: dotted-call
other.mod.run(1)
# ok: dotted-call
self.pkg.mod.run(1)

# ruleid: plain-module
os.system("x")
# ruleid: plain-module
system_os.system("x")
# ruleid: plain-module
system("x")
# ok: plain-module
os.systems("x")
# ok: plain-module
self.os.system("x")

# ruleid: class-method
Client.send(1)
# ruleid: class-method
C.send(1)
# ruleid: class-method
l.Client.send(1)
# ok: class-method
Client().send(1)

# ruleid: name-only
only(1)
# ok: name-only
renamed(1)

# ruleid: import-statement
import forbidden
# ruleid: import-statement
import forbidden as f
# ruleid: import-statement
import forbidden.sub
# ruleid: import-statement
from forbidden import x
# ruleid: import-statement
import a, forbidden
# ruleid: import-from
from banned import thing
# ruleid: import-from
from banned import thing as other_thing
# ok: import-from
import banned
# ruleid: import-from
from banned import one, two
# ok: import-from
from banned import *
# ruleid: import-from
from banned.sub import thing
# ruleid: import-from-any
from noisy.sub import one, two
# ruleid: import-from-any
from noisy.sub import x as y
# ruleid: module-metavariable
import numpy as np
# ok: module-metavariable
import numpy as npy

# ruleid: attribute-value
print(settings.DEBUG)
# ruleid: attribute-value
print(DEBUG)

# ruleid: function-reference
callback(run)
# ruleid: function-reference
callback(pm.run)
# ok: function-reference
callback(first)


# ruleid: decorator-resolved
@deco
def f1():
    pass


# ruleid: decorator-resolved
@decorate
def f2():
    pass


# ruleid: decorator-resolved
@pkg.deco
def f3():
    pass


# ruleid: decorator-resolved
@deco()
def f4():
    pass


def shadow():
    def run(x):
        return x
    # todoruleid: dotted-call
    run(2)


def local_import():
    from pkg.mod import run as inner_run
    # ruleid: dotted-call
    inner_run(3)
