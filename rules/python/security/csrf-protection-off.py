from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from flask import Flask

app = Flask(__name__)
# ruleid: csrf-protection-off
app.config["WTF_CSRF_ENABLED"] = False
# ok: csrf-protection-off
app.config["WTF_CSRF_ENABLED"] = True

# ruleid: csrf-protection-off
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware", "app.middleware.Timing"]
# ok: csrf-protection-off
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.csrf.CsrfViewMiddleware"]


# ruleid: csrf-protection-off
@csrf_exempt
def pay(request):
    return request.POST["n"]


# ok: csrf-protection-off
@csrf_protect
def show(request):
    return request.POST["n"]


# ruleid: csrf-protection-off
@method_decorator(csrf_exempt, name="dispatch")
class Pay(View):
    pass
