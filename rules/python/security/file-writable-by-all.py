import os
import stat

# ruleid: file-writable-by-all
os.chmod("run.sh", 0o777)
# ruleid: file-writable-by-all
os.chmod(path, 0o666)
# ruleid: file-writable-by-all
os.fchmod(handle, 0o602)
# ok: file-writable-by-all
os.chmod(path, 0o755)
# ok: file-writable-by-all
os.chmod(path, 0o600)
# ok: file-writable-by-all
os.chmod(path, mode)
# ok: file-writable-by-all
os.chmod("/tmp/shared", 0o1777)
# ruleid: file-writable-by-all
os.chmod(path, stat.S_IRWXU | stat.S_IRWXG | stat.S_IRWXO)
# ok: file-writable-by-all
os.chmod(path, stat.S_IRWXU | stat.S_IRGRP)
# ok: file-writable-by-all
os.chmod(path, mode & ~stat.S_IWOTH)
