import ssl


def context(mode):
    unchecked = ssl.create_default_context()
    # ruleid: ssl-hostname-unchecked
    unchecked.check_hostname = False
    return unchecked


def chosen(mode):
    chosen = ssl.create_default_context()
    # ok: ssl-hostname-unchecked
    chosen.check_hostname = False
    chosen.verify_mode = mode
    return chosen


def strict():
    strict = ssl.create_default_context()
    # ok: ssl-hostname-unchecked
    strict.check_hostname = True
    return strict


def configured(context, mode):
    if mode == ssl.CERT_NONE:
        # ok: ssl-hostname-unchecked
        context.check_hostname = False
    context.verify_mode = mode
