# ruleid: password-in-code
PASSWORD = "k3Vq9LzT2mXw"
# ruleid: password-in-code
config = {"api_key": "7RbY5sNdHc8JfG4u", "mode": 1}
# ruleid: password-in-code
connect(host, db_password="Zt5!Yw8Rq2Lm")
# ok: password-in-code
PASSWORD = os.environ["PASSWORD"]
# ok: password-in-code
PASSWORD = "changeme123"
# ok: password-in-code
PASSWORD = "your-password-1"
# ok: password-in-code
API_KEY = "xxxxxxxxxxx1"
# ok: password-in-code
PASSWORD_FIELD = "password_input_1"
# ok: password-in-code
if password == "k3Vq9LzT2mXw": pass
# ok: password-in-code
password = "{{ vault_password_1 }}"
# ok: password-in-code
password = get("k3Vq9LzT2mXw")
