# ok: any-python
def login(user, password):
    # ok: around-secrets
    print(user)
    # ruleid: any-python, around-secrets
    print(password)
    # ruleid: any-python
    check = lambda: password
    return check


# ok: any-python
class Login:
    # ok: any-python
    def with_password(self, user):
        # ok: around-secrets
        print(user)
