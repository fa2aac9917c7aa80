# ruleid: django-cors-any-origin
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_CREDENTIALS = True
# ok: django-cors-any-origin
CORS_ALLOWED_ORIGINS = ["https://a.example"]
