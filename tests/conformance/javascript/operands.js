function t() {
  // ruleid: js-and-rest, js-and-any-order
  if (a && b && c) { x(); }
  // ruleid: js-rest-and, js-and-any-order
  if (b && c && a) { x(); }
  // ruleid: js-or-rest
  if (a || b || c) { x(); }
  // ruleid: js-bits
  f(a & b & c);
  // ruleid: js-sum
  f(a + b + c);
  f(a + (b + c));
}
