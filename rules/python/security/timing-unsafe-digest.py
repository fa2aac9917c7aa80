import hashlib
import hmac


def check(key, body, given):
    expected = hmac.new(key, body, "sha256").hexdigest()
    # ruleid: timing-unsafe-digest
    if expected == given:
        return True
    # ruleid: timing-unsafe-digest
    if given != hmac.new(key, body, "sha256").hexdigest():
        return False
    # ruleid: timing-unsafe-digest
    if given == expected:
        return True
    # ok: timing-unsafe-digest
    if hmac.compare_digest(expected, given):
        return True
    # ok: timing-unsafe-digest
    if given == None:
        return False
    # ok: timing-unsafe-digest
    return hashlib.sha256(body).hexdigest() == given
