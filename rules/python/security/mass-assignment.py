from django.http import JsonResponse
from flask import Flask, request
from pydantic import BaseModel

from app.models import Account, User, db

app = Flask(__name__)
EDITABLE = ("name", "mail")


class Search(BaseModel):
    text: str


@app.post("/me")
def change_all():
    user = User.query.get(1)
    for key, value in request.json.items():
        # ruleid: mass-assignment
        setattr(user, key, value)
    return "ok"


@app.post("/me/some")
def change_some():
    user = User.query.get(1)
    for key, value in request.json.items():
        if key in EDITABLE:
            # ok: mass-assignment
            setattr(user, key, value)
    return "ok"


@app.post("/me/name")
def change_one():
    user = User.query.get(1)
    # ok: mass-assignment
    setattr(user, "name", request.json["name"])
    return "ok"


@app.post("/users")
def make():
    # ruleid: mass-assignment
    db.session.add(User(**request.get_json()))
    return "ok"


@app.post("/users/named")
def make_named():
    data = request.get_json()
    # ok: mass-assignment
    db.session.add(User(name=data["name"], mail=data["mail"]))
    chosen = {k: v for k, v in data.items() if k in EDITABLE}
    # ok: mass-assignment
    db.session.add(User(**chosen))
    # ok: mass-assignment
    return Search(**data).text


def create(request):
    # ruleid: mass-assignment
    account = Account.objects.create(**request.POST.dict())
    # ok: mass-assignment
    account = Account.objects.create(name=request.POST["name"])
    return JsonResponse({"id": account.id})


def change(request, pk):
    # ruleid: mass-assignment
    Account.objects.filter(pk=pk).update(**request.POST.dict())
    return JsonResponse({})
