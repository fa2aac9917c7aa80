# ruleid: assigns-call, walrus
a = make()
# ruleid: assigns-call, assigns-chain, assigns-two, walrus
a = b = make()
# ruleid: assigns-call, assigns-chain, assigns-two, walrus
a, b = make()
# ruleid: assigns-call, assigns-chain, assigns-one, assigns-two, walrus
(a, b) = make(), 1
# ruleid: assigns-chain, assigns-one, assigns-two
a, b = 2, 1
# ruleid: assigns-one
a = b = c = 1
# ruleid: assigns-call, assigns-chain, assigns-two, walrus
self.a = self.b = make()
# ruleid: annotated, assigns-one
a: int = 1
# ruleid: assigns-one
self.a: int = 1
# ruleid: assigns-call, walrus
if (n := make()):
    pass
# ruleid: assigns-chain, assigns-two
c = d = "text"
use(c)
# ruleid: assigns-chain, assigns-two
e, f = "text", 2
use(e)
# ruleid: with-bare
with lock():
    pass
# ruleid: with-inner
with lock() as l:
    work(l)
# ruleid: with-bare, with-nested
with first(), lock():
    pass
# ruleid: with-inner, with-two
with first() as a, lock() as b:
    work(b)
# ruleid: with-two
with (first() as a, lock() as b):
    pass
# ruleid: with-nested
with first():
    # ruleid: with-bare
    with lock():
        pass
# ruleid: any-index
row[1]
row[1:2]
row[:]
# ruleid: any-index
row["a"]
# ruleid: any-text, raw-text
use(r"a")
# ruleid: any-text
use("a")
# ruleid: any-text, bytes-text
use(b"a")
# ruleid: any-text
use(rb"a")
# ruleid: any-text
use(u"a")
