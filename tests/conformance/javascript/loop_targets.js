// ruleid: name-of-loop
for (const key of keys) {
  // ruleid: key-of-loop
  use(map[key]);
}
// ruleid: name-of-loop
for (key of keys) {
  // ruleid: key-of-loop
  use(map[key]);
  // ok: key-of-loop
  use(map[other]);
}
// ok: name-of-loop
for (var key in keys) {
  // ruleid: key-of-loop
  use(map[key]);
}
// ok: name-of-loop
for (const [key, value] of pairs) {
  // ok: key-of-loop
  use(map[key]);
}
