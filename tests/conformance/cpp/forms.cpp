class Foo {
 public:
  Foo& operator=(const Foo& o) { return *this; }
  Foo(const Foo&) = delete;
  Foo(Foo&& o) noexcept : a_(o.a_) {}
  int get() const { return a_; }
  void set(int a) { a_ = a; }
  static int count() { return 1; }
 private:
  int a_;
  // ruleid: cpp-form-l2
  std::string name_ = "x";
  // ruleid: cpp-form-c4, cpp-form-k7, cpp-form-k8
  const char* kName = "abc";
};
struct Bar : Foo { int x; };
struct Plain { int x; char *p; };
enum class E { A, B };
// ruleid: cpp-form-c1
template <typename T, int N> T first(T a) { return a; }
template <class T> class Box { T v; };
int g(int a, const char *b) {
  // ruleid: cpp-form-c4
  auto s = "abc";
  // ruleid: cpp-form-c4, cpp-form-k7, cpp-form-k8
  const char* t = "abc";
  // ruleid: cpp-form-c4
  use(t);
  int i = 5;
  i = 6;
  long l = (long)i;
  static_cast<char*>(x);
  static_cast<int*>(x);
  // ruleid: cpp-form-d4
  std::make_unique<Bar>(1);
  std::make_unique<Foo>(1);
  std::vector<int> a = {1, 2};
  std::vector<int> b{1, 2};
  std::map<int, std::string> m;
  for (;;) { work(); }
  for (int i = 0; i < 10; ++i) work();
  for (auto it = v.begin(); it != v.end(); it++) { use(*it); }
  for (auto it = v.begin(); it != v.end(); ++it) { use(*it); }
  while (x) work();
  if (a == b) return 1;
  if (!x) { return 2; }
  // ruleid: cpp-form-f2
  try { work(); } catch (const std::exception& e) { log(e.what()); }
  try { work(); } catch (std::exception& e) { throw; }
  try { work(); } catch (...) { }
  try { work(); } catch (int) { }
  delete a;
  // ruleid: cpp-form-g2
  a->b.c->d(1);
  // ruleid: cpp-form-g2
  (*p).x = 3;
  &a[1];
  x = y ? z : w;
  x <<= 2;
  x = a << 2 | b;
  throw MyError("bad", 3);
  throw;
  auto f = [x](int a) { return a; };
  auto f2 = [] { };
  auto f3 = [=]() { use(x); };
  std::function<int(int)> fn = nullptr;
  using namespace foo::bar;
  int arr[5] = {0};
  foo<int>(1);
  obj.foo<int>(1);
  Foo foo2 = Foo(1);
  Foo foo3(1, 2);
  Foo* foo4 = new Foo();
  // ruleid: cpp-form-j4
  new int[5];
  std::cout << x;
  std::cerr << "x" << y << "\n";
  printf("%d\n", i);
  return g(1, "x") + 2;
}
