import hashlib


def derive(password, salt, rounds):
    # ruleid: few-hash-rounds
    a = hashlib.pbkdf2_hmac("sha256", password, salt, 1000)
    # ok: few-hash-rounds
    b = hashlib.pbkdf2_hmac("sha256", password, salt, 600000)
    # ok: few-hash-rounds
    c = hashlib.pbkdf2_hmac("sha256", password, salt, rounds)
    return a, b, c
