class Widget {
 public:
  // ruleid: cpp-assign-operator
  Widget& operator=(const Widget& o) { return *this; }
  // ruleid: cpp-equal-operator
  bool operator==(const Widget& o) const { return a_ == o.a_; }
  // ruleid: cpp-pure
  virtual void paint() = 0;
  int size() const;
};
void choose(int n, Request* req, Request& other) {
  // ruleid: cpp-switch-case, cpp-switch-default
  switch (n) { case 1: go(); break; default: stop(); }
  // ruleid: cpp-rethrow
  try { go(); } catch (...) { throw; }
  // ruleid: cpp-rethrow, cpp-braced
  throw MyError{1};
  // ruleid: cpp-lambda-type
  auto f = [=](int a) -> int { return a; };
  auto g = [=](int a) { return a; };
  // ruleid: cpp-typed-arrow
  req->param("a");
  other.param("a");
}
