// ruleid: cast-twice
same(k, k as string);
// ruleid: cast-twice
same(<string>k, k);
// ok: cast-twice
same(k, j as string);
// ok: cast-twice
same(k, k!);
// ruleid: cast-condition
const a = req.body as any;
// ruleid: cast-condition
const b = <Foo>req.body;
// ruleid: cast-condition
const c = req.body as unknown as Foo;
// ok: cast-condition
const d = req.body!;
function of(p, q) {
  // ruleid: cast-inside
  use(p as any);
  // ok: cast-inside
  use(q as any);
}
// ruleid: cast-type
typed("a" as any);
// ok: cast-type
typed(1 as any);
function back() {
  // ruleid: cast-returned
  return req.body as Foo;
}
// ruleid: cast-returned
const arrow = () => req.body as Foo;
