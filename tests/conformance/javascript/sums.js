function f(a) {
  let b = "x";
  // ruleid: text-and-more
  b += a;
  let c = clean(a);
  c += a;
  // ruleid: text-and-more
  return "y" + a;
}
