import hashlib


def digest(password, name):
    hasher = hashlib.md5()
    # ruleid: password-hash-update
    hasher.update(password.encode())
    # ok: password-hash-update
    hasher.update(name.encode())
    slow = scrypt()
    # ok: password-hash-update
    slow.update(password)
    return hasher.hexdigest()
