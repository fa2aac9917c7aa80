async function f(y, z) {
  // ruleid: receiver, awaited
  const a = await (await y).go();
  // ruleid: awaited
  const b = await (y || z).go(1);
  // ruleid: receiver
  (await y).go();
  // ruleid: parsed
  const c = await (await fetch("/a")).json();
  // ok: awaited, receiver
  const d = await (y.go);
  // ok: awaited
  const e = (await y).go;
  // ruleid: awaited
  const g = await y.go();
  // ok: receiver
  await go(0, y);
  // ok: receiver, awaited
  await (0, y.go)(z);
  // ruleid: parsed
  return await (await fetch("/b", { method: "PUT" })).json();
}
