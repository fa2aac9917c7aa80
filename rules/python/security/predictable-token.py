import random
import secrets
import string


def create(user, session):
    # ruleid: predictable-token
    token = "".join(random.choice(string.ascii_letters) for _ in range(20))
    # ruleid: predictable-token
    user.reset_token = str(random.random())
    # ruleid: predictable-token
    otp = random.randint(100000, 999999)
    # ruleid: predictable-token
    session_id = "%032x" % random.getrandbits(128)
    # ok: predictable-token
    token = secrets.token_hex(16)
    # ok: predictable-token
    token = random.SystemRandom().choice(string.digits)
    # ok: predictable-token
    jitter = random.random()
    # ok: predictable-token
    token_count = random.randint(1, 5)
    return token, otp, session_id, jitter, token_count


def new_password():
    letters = list("abcdefgh")
    rng = random
    # ruleid: predictable-token
    rng.shuffle(letters)
    safe = random.SystemRandom()
    # ok: predictable-token
    safe.shuffle(letters)
    return "".join(letters)


def make_password():
    pick = random.choice
    # ruleid: predictable-token
    return "".join(pick("abcdef") for _ in range(12))


def sign_in(session):
    import uuid

    # ruleid: predictable-token
    session["token"] = str(uuid.uuid1())
    # ok: predictable-token
    session["token"] = str(uuid.uuid4())
    # ok: predictable-token
    session["page"] = str(uuid.uuid1())


class Tickets:
    def __init__(self):
        self.rng = random.Random(4)
        self.safe = random.SystemRandom()

    def make_password(self):
        # ruleid: predictable-token
        first = self.rng.choice("abcdef")
        # ok: predictable-token
        return first + self.safe.choice("abcdef")
