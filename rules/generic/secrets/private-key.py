KEY = """
# ruleid: private-key
-----BEGIN RSA PRIVATE KEY-----
MIIEowIBAAKCAQEAw7Zk3Vb8Nc4Hd6Jf1Gs0PaUe2TRq9LzT2mXw7RbY5sNdHc8J
"""
# ruleid: private-key
ONE = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC"
# ok: private-key
HEADER = "-----BEGIN RSA PRIVATE KEY-----"
# ok: private-key
SHORT = "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----"
# ok: private-key
PUBLIC = "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAw7Zk3Vb8"
# ok: private-key
PATH = open("server.key").read()
