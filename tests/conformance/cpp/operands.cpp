void f(Request *req, char *s) {
  // ruleid: cpp-lambda
  auto g = [=](int v) { return a; };
  // ruleid: cpp-less
  while (i < 10) { go(); }
  // ruleid: cpp-product
  if (a * b) { go(); }
  // ruleid: cpp-mask
  y = (a & mask);
  // ruleid: cpp-pointer
  req->param("a");
  // ruleid: cpp-pointer-spaced
  strlen(s);
}
