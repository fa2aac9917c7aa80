import os

# ruleid: django-secret-in-code
SECRET_KEY = "django-insecure-8f3k2l9x0c7v6b5n4m3a2s1d"
# ok: django-secret-in-code
SECRET_KEY = os.environ["SECRET_KEY"]
# ok: django-secret-in-code
SECRET_KEY = "change-me-please-123456"
# ok: django-secret-in-code
SECRET_KEY = ""
