void f(const char *a, char *b, char c, char d[10], std::string s, const std::string& r, std::string* p, std::vector<int> v, std::vector<std::string> w, unsigned int u, const int ci, struct node *n, struct node m, node_t **pp, Foo&& rr, std::unique_ptr<Foo> up) {
  // ruleid: cpp-type-t0, cpp-type-t2, cpp-type-y0, cpp-type-y2
  use(a);
  // ruleid: cpp-type-t0, cpp-type-t2, cpp-type-y0, cpp-type-y2
  use(b);
  // ruleid: cpp-type-t1, cpp-type-y1
  use(c);
  use(d);
  // ruleid: cpp-type-t3, cpp-type-y3
  use(s);
  // ruleid: cpp-type-t5, cpp-type-t6, cpp-type-y5, cpp-type-y6
  use(r);
  // ruleid: cpp-type-y7
  use(p);
  // ruleid: cpp-type-t10, cpp-type-t8
  use(v);
  // ruleid: cpp-type-t10
  use(w);
  // ruleid: cpp-type-t11
  use(u);
  // ruleid: cpp-type-y12, cpp-type-y13
  use(ci);
  // ruleid: cpp-type-t14
  use(n);
  // ruleid: cpp-type-t15
  use(m);
  // ruleid: cpp-type-y18
  use(pp);
  // ruleid: cpp-type-y21
  use(rr);
  use(up);
  char buf[20];
  use(buf);
  auto x = std::make_unique<Foo>();
  use(x);
  Foo y(1);
  // ruleid: cpp-type-y20
  use(y);
  auto z = new Foo();
  // ruleid: cpp-type-y20
  use(z);
  const char *lit = "abc";
  // ruleid: cpp-type-t0, cpp-type-t2, cpp-type-y0, cpp-type-y2
  use(lit);
  int i = 3;
  // ruleid: cpp-type-y12, cpp-type-y13
  use(i);
  // ruleid: cpp-type-t0, cpp-type-t2, cpp-type-y0, cpp-type-y2
  use("str");
  // ruleid: cpp-type-y12, cpp-type-y13
  use(5);
}
