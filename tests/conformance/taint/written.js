function f(a, b) {
  const s = source();
  // ruleid: written-by-key
  a[s] = 1;
  // ruleid: written-by-key
  a[`${s}`] = () => 1;
  // ok: written-by-key
  a[clean(s)] = 1;
  for (const k in s) {
    // ruleid: written-by-key
    b[k] = 1;
  }
  // ruleid: written-field
  s.href = 1;
  // ruleid: written-field
  place.href = 'x';
  // ok: written-field
  b.href = 'x';
  // ok: given-field
  s.text = 1;
  // ruleid: given-field
  b.text = s;
}
