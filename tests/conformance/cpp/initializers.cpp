class A {
 public:
  // ruleid: cpp-any-call
  A(int port) : port_(port), n_(sizeof(port)) { init(port); }
  int port_, n_;
};
