import os

# ruleid: umask-open
os.umask(0)
# ok: umask-open
os.umask(0o022)
# ok: umask-open
os.umask(0o077)
# ok: umask-open
old = os.umask(0)
# ok: umask-open
os.umask(old)
