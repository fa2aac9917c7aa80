from Crypto.PublicKey import RSA
from cryptography.hazmat.primitives.asymmetric import rsa

# ruleid: short-rsa-key
a = rsa.generate_private_key(public_exponent=65537, key_size=1024)
# ruleid: short-rsa-key
b = RSA.generate(1024)
# ruleid: short-rsa-key
c = rsa.generate_private_key(65537, 512)
# ok: short-rsa-key
d = rsa.generate_private_key(public_exponent=65537, key_size=2048)
# ok: short-rsa-key
e = RSA.generate(4096)
# ok: short-rsa-key
f = RSA.generate(bits)


BITS = 2 ** 10
MORE_BITS = 2 ** 12


def by_power():
    # ruleid: short-rsa-key
    rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    # ok: short-rsa-key
    rsa.generate_private_key(public_exponent=65537, key_size=MORE_BITS)
