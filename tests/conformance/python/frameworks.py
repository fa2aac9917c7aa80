# ruleid: import-pickle
import boto3, os, pickle
# ruleid: import-pickle
import pickle as pk
# ruleid: import-etree
import xml.etree.ElementTree as ET
# ruleid: import-etree
from xml.etree import ElementTree
# ruleid: fromimp, import-pickle
from pickle import loads, dumps
import jinja2
from jinja2 import Environment, select_autoescape
from sqlalchemy import text
from Crypto.Cipher import AES, DES
from lxml import etree
from rest_framework import serializers
from rest_framework.views import APIView

# ruleid: boto-cred
client = boto3.client("s3", aws_secret_access_key="abc", region_name="x")
# ruleid: strmeta
K = "AKIAABCDEF12345"
# ruleid: strmeta
boto3.client("s3", aws_secret_access_key=K)
# ruleid: boto-var
client.put_object(Bucket="b", ACL="public-read", Key="k")
# ruleid: jinja
env = Environment(loader=x)
env = Environment(autoescape=True)
# ruleid: jinja-false
env = Environment(loader=x, autoescape=select_autoescape())
# ruleid: jinja, jinja-false
env = jinja2.Environment(autoescape=False)
# ruleid: jinja, jinja-false
env = jinja2.Environment(autoescape=lambda n: True)

class V(APIView):
    x = 1
    # ruleid: class-method
    def get(self, request, pk=None):
        # ruleid: with-open
        with open("a") as f, open("b") as g:
            data = f.read()
        return Response(data)
    @action
    def post(self, request):
        # ruleid: deep-if
        if request.user.is_admin and x:
            # ruleid: raise-any
            raise PermissionDenied("a")
        # ruleid: raise-not
        raise NotImplemented
    # ruleid: class-method, ret-none-mixed
    def __init__(self, a):
        self.a = a
        return None

# ruleid: serializer
class S(serializers.ModelSerializer):
    extra = 1
    class Meta:
        model = M
        # ruleid: meta-inside
        fields = "__all__"
class S2(serializers.ModelSerializer):
    class Meta:
        fields = ["a"]

# ruleid: decorated-class
@dataclass
class D:
    a: int = 1
    # ruleid: prop
    @property
    def p(self):
        return self.a

@dataclass(frozen=True)
class D2: pass

@app.get("/x")
async def h(name: str, n: int = 3):
    # ruleid: fastapi
    p = os.path.join("/a", name)
    # ruleid: async-with
    async with aiofiles.open(p) as f:
        return await f.read()
# ruleid: fastapi-cors
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["*"])
app.add_middleware(CORSMiddleware, allow_origins=["*", "x"])

# ruleid: typed-arg
def q(s, uid, x: int = 3) -> str:
    # ruleid: sqla-text
    s.execute(text("select " + uid))
    # ruleid: fs, sqla-text
    s.execute(text(f"select {uid}"))
    # ruleid: sqla-text
    s.execute(text("select {}".format(uid)))
    s.execute(text("select :a"), a=uid)
    # ruleid: sqla-chain, sqla-filter
    s.query(U).filter(U.a == None).all()
    # ruleid: sqla-chain
    s.query(U).filter(U.a == 1).order_by(U.b).all()
    with db.atomic():
        if x:
            # ruleid: with-body
            x.save()
    # ruleid: crypto-ecb
    AES.new(key, AES.MODE_ECB)
    AES.new(key, mode=AES.MODE_ECB)
    # ruleid: crypto-full
    DES.new(key, DES.MODE_CBC)
    # ruleid: lxml
    etree.parse(uid)
    ET.parse(uid)
    # ruleid: pickle
    pk.loads(uid); loads(uid); pickle.dump(uid)
    a = lambda v: v
    b = lambda: 0
    c = [i for i in uid]
    c = [i for i in uid if i]
    d = {k: v for k, v in uid}
    # ruleid: gen-any
    any([x for x in uid]); any(x for x in uid)
    # ruleid: for-range, str-concat-loop
    for i in range(len(c)):
        s += c[i]
    # ruleid: str-concat-loop
    for i in c:
        # ruleid: print
        print(i)
        if i: z += i
    # ruleid: while-true
    while True:
        break
    # ruleid: isinstance
    if type(c) == list: pass
    try:
        y()
    except ValueError as e:
        # ruleid: print
        print(e)
        # ruleid: raise-any, raise-in-except
        raise RuntimeError(e)
    except (A, B) as ee:
        # ruleid: raise-any, raise-in-except
        raise Foo(ee) from ee
    return x

# ruleid: ret-type
def t(*args, **kw) -> None:
    # ruleid: global
    global G
    # ruleid: assert-msg
    assert args, "none"
    # ruleid: assert
    assert kw
    # ruleid: star-args
    f(*args, **kw)
    f(1, *args)
    # ruleid: not-in
    if not a in b: pass
    if a not in b: pass
    # ruleid: ifelif
    if a:
        x()
    # ruleid: ifelif
    elif b:
        y()
    elif c:
        z()
    else:
        w()
    # ruleid: fs, nested-meta
    run("a" + x); run("a" + "b"); run(f"a{x}"); run(f"a"); run(x)
    # ruleid: mv-regex-str
    connect("http://a.b"); connect("https://a.b"); connect("http://localhost/x")
    # ruleid: cmp-meta
    set_timeout(100); set_timeout(61); T = 120; set_timeout(T)
    # ruleid: cmp-strip
    sleep_str("10"); sleep_str("3")
    # ruleid: notinside-seq
    if check(x): dangerous(x)
    # ruleid: notinside-seq
    dangerous(x)
    z = clean(x)
    dangerous(z)
    # ruleid: cond-ret
    if not w:
        return 1
    foo()
    w.go()

@cache
# ruleid: focus-def
def cached(a): return a
@other
@cache(maxsize=1)
# ruleid: yield
def cached2(a): yield a

def safe_a():
    # ruleid: notinside-seq
    dangerous(1)

def m(request):
    # ruleid: dictget, subscript
    a = request.GET["x"]; b = request.POST.get("x", 1); c = request.POST.get("y")
    # ruleid: env, envget
    os.environ["A"]; os.environ.get("A", "b"); os.environ.get("A"); os.environ["A"] = "1"
    # ruleid: getattr
    getattr(a, "b"); getattr(a, b, None)
    # ruleid: fmt-log, fs
    logger.info("a %s" % a); logger.info("a {}".format(a)); logger.info(f"a {a}"); logger.info("a", a)
    # ruleid: augor
    a |= b
    a[:3]; a[1:3]; a[::-1]
    # ruleid: tern
    x = a if b else a
    # ruleid: boolret
    return True if x else False

# ruleid: kw-only-default
def n(a, b={}):
    # ruleid: unpack
    x, y = a
    # ruleid: unpack
    (x, y) = a
    [x, y] = a
    # ruleid: chained-cmp
    if 1 < x < 3: pass
    # ruleid: del
    del a
    del a[0], b
    # ruleid: fs
    f"x{a}"; f"{a}{b!r:>3}"; "{}".format(a); '%s' % a
    # ruleid: b64
    base64.b64decode("abc"); base64.b64decode(a)
    # ruleid: string-regex
    # TODO: fix this
    # ruleid: strmeta
    k = "AKIAXXXXXXXX"; j = 'AKIAZZ' 'YY'
    return
    # ruleid: print
    print("dead")
