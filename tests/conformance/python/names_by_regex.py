import os
from os import system
from os import popen as start

# ruleid: runs-by-name
os.system("a")
# ruleid: runs-by-name
system("a")
# ruleid: runs-by-name
start("a")
# ok: runs-by-name
os.remove("a")
# ok: runs-by-name
remove("a")


def later(runner, account):
    # ruleid: runs-by-name
    runner.popen(1).close()
    # ok: runs-by-name
    runner.popened(1)
    # ok: runs-by-name
    runner["popen"](1)
    # ruleid: member-by-name
    print(account.Client_Secret)
    # ruleid: member-by-name
    account.secrets.drop()
