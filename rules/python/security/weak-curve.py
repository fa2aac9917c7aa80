from cryptography.hazmat.primitives.asymmetric import ec


def keys():
    # ruleid: weak-curve
    old = ec.generate_private_key(ec.SECP192R1())
    # ok: weak-curve
    return old, ec.generate_private_key(ec.SECP256R1())
