const a = taint() as T;
// ruleid: only-assignments-cast
d(a);
const b = <T>a;
// ruleid: only-assignments-cast
d(b);
const c = a!;
// ok: only-assignments-cast
d(c);
