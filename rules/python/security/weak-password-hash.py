import hashlib


def store(password, user, salt, data):
    # ruleid: weak-password-hash
    a = hashlib.md5(password.encode()).hexdigest()
    # ruleid: weak-password-hash
    b = hashlib.sha1(password.encode("utf-8")).hexdigest()
    # ruleid: weak-password-hash
    c = hashlib.new("md5", user.password.encode())
    # ruleid: weak-password-hash
    d = hashlib.sha256(new_password).digest()
    # ok: weak-password-hash
    e = hashlib.scrypt(password.encode(), salt=salt, n=16384, r=8, p=1)
    # ok: weak-password-hash
    f = hashlib.md5(data).hexdigest()
    # ok: weak-password-hash
    g = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 600000)
    # ok: weak-password-hash
    h = hashlib.sha256(password_reset_link)
    return a, b, c, d, e, f, g, h


def salted(password, salt, md5sum):
    # ruleid: weak-password-hash
    a = hashlib.sha256((password + salt).encode()).hexdigest()
    # ruleid: weak-password-hash
    b = hashlib.md5(password.encode("utf-8")).hexdigest()
    # ok: weak-password-hash
    c = hashlib.sha256((name + salt).encode()).hexdigest()
    return a, b, c


def salted(user, password):
    # ruleid: weak-password-hash
    return hashlib.sha1(user.salt + password).hexdigest()


def salted(password, salt):
    # ruleid: weak-password-hash
    a = hashlib.sha512((salt + password).encode()).hexdigest()
    # ok: weak-password-hash
    b = hashlib.sha512(salt + content).hexdigest()
    return a, b


def by_crypt(password):
    import crypt

    # ruleid: weak-password-hash
    old = crypt.crypt(password, crypt.METHOD_MD5)
    # ok: weak-password-hash
    return old, crypt.crypt(password, crypt.METHOD_SHA512)
