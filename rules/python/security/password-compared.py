def login(user, password, stored):
    # ruleid: password-compared
    if user == "admin" and password == "S3cr3t!Door":
        return True
    # ok: password-compared
    if password == "":
        return False
    # ok: password-compared
    if password == "password":
        return False
    # ok: password-compared
    return verify(password, stored)
