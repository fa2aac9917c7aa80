import os

# ruleid: django-debug-on
DEBUG = True
ROOT_URLCONF = "site.urls"
# ok: django-debug-on
DEBUG = os.environ.get("DEBUG") == "1"
