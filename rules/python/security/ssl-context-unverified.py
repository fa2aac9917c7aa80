import ssl


def connect():
    context = ssl.create_default_context()
    # ok: ssl-context-unverified
    context.check_hostname = False
    return context


def connect_any():
    context = ssl.create_default_context()
    # ok: ssl-context-unverified
    context.check_hostname = False
    # ruleid: ssl-context-unverified
    context.verify_mode = ssl.CERT_NONE
    return context


# ruleid: ssl-context-unverified
ssl._create_default_https_context = ssl._create_unverified_context


def checked():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # ok: ssl-context-unverified
    context.verify_mode = ssl.CERT_REQUIRED
    # ok: ssl-context-unverified
    context.check_hostname = True
    return context


class Client:
    def call(self, url):
        # ruleid: ssl-context-unverified
        self.session.verify = False
        # ruleid: ssl-context-unverified
        self.session.get(url, ssl=False)
        # ok: ssl-context-unverified
        self.job.verify = False


def chosen(validate_certs):
    context = ssl.create_default_context()
    if not validate_certs:
        # ok: ssl-context-unverified
        context.verify_mode = ssl.CERT_NONE
    return context


def by_default(address, check=False):
    context = ssl.create_default_context()
    if not check:
        context.check_hostname = False
        # ruleid: ssl-context-unverified
        context.verify_mode = ssl.CERT_NONE
    return context


def by_wish(address, check=True):
    context = ssl.create_default_context()
    if not check:
        context.check_hostname = False
        # ok: ssl-context-unverified
        context.verify_mode = ssl.CERT_NONE
    return context
