import ssl

# ruleid: tls-old-version
old = ssl.SSLContext(ssl.PROTOCOL_TLSv1)
# ruleid: tls-old-version
older = ssl.SSLContext(ssl.PROTOCOL_SSLv3)
# ruleid: tls-old-version
wrapped = ssl.wrap_socket(sock, ssl_version=ssl.PROTOCOL_TLSv1_1)
# ruleid: tls-old-version
context.minimum_version = ssl.TLSVersion.TLSv1
# ok: tls-old-version
new = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
# ok: tls-old-version
context.minimum_version = ssl.TLSVersion.TLSv1_2
# ok: tls-old-version
names = {ssl.PROTOCOL_TLSv1: "TLS 1.0"}
