// ruleid: cpp-inc
#include <string>
#include <vector>
// ruleid: cpp-using
using namespace std;
// ruleid: cpp-nsb
namespace app {
class Foo : public Base {
 public:
  Foo(int x) : x_(x) {}
  virtual ~Foo() {}
  void run(const std::string& s) const {
    // ruleid: cpp-cout
    std::cout << s << std::endl;
    // ruleid: cpp-thisx
    this->x_ = 3;
    // ruleid: cpp-cstr
    helper(s.c_str());
  }
  static int count;
 private:
  int x_;
  std::vector<int> v_;
};
}
template <typename T>
// ruleid: cpp-ret
T maxi(T a, T b) { return a > b ? a : b; }
// ruleid: cpp-fn
int main(int argc, char** argv) {
  // ruleid: cpp-vard
  std::string cmd = argv[1];
  // ruleid: cpp-concat, cpp-seq, cpp-vard
  std::string full = "ls " + cmd;
  // ruleid: cpp-cstr, cpp-sys, cpp-typed2
  system(full.c_str());
  // ruleid: cpp-cstr
  std::system(cmd.c_str());
  auto p = new Foo(1);
  delete p;
  int* arr = new int[10];
  delete[] arr;
  // ruleid: cpp-mu, cpp-mu2
  std::unique_ptr<Foo> u = std::make_unique<Foo>(2);
  // ruleid: cpp-fore
  for (auto& x : v) { use(x); }
  for (const auto& x : items) use(x);
  // ruleid: cpp-ret
  auto f = [&](int a) { return a + 1; };
  // ruleid: cpp-tryc, cpp-tryc2
  try { risky(); } catch (const std::exception& e) { log(e.what()); } catch (...) { }
  // ruleid: cpp-thr, cpp-thr2
  throw std::runtime_error("bad");
  // ruleid: cpp-sc
  int i = static_cast<int>(3.5);
  // ruleid: cpp-ns
  foo::bar::baz(1);
  // ruleid: cpp-chain, cpp-meth
  obj.method(1).other(2);
  // ruleid: cpp-meth, cpp-meth2
  ptr->method(3);
  // ruleid: cpp-strcpy
  strcpy(buf, argv[1]);
  std::vector<int> v{1, 2, 3};
  // ruleid: cpp-ctor
  Foo foo(1);
  Foo bar{2};
  if (auto it = m.find(k); it != m.end()) { use(it); }
  // ruleid: cpp-ch
  char c = 'a';
  // ruleid: cpp-bl
  bool b = true;
  // ruleid: cpp-nullp
  void* n = nullptr;
  // ruleid: cpp-ret
  return 0;
}
