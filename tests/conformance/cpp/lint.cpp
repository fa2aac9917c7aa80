#include <iostream>
#include <memory>
#include <string>
#include <vector>
#include <mutex>
#include <algorithm>
#include "app/config.h"

#define LOG(x) std::cerr << x

using namespace std;
using Callback = std::function<void(int)>;
typedef std::map<std::string, int> Table;

namespace app {
namespace detail {
constexpr int kLimit = 10;
const std::string kName = "app";
enum class Color { Red, Green = 2, Blue };
enum Old { A, B };
}

class Base {
 public:
  Base() = default;
  Base(const Base& other);
  // ruleid: cpp-NULL-use, cpp-fn-any
  explicit Base(int n) : n_(n), data_(nullptr) {}
  virtual ~Base();
  virtual void run() = 0;
  // ruleid: cpp-fn-any
  int size() const { return n_; }
  // ruleid: cpp-fn-any
  int value() const noexcept override { return 1; }
  // ruleid: cpp-fn-any
  Base& operator=(const Base& other) { return *this; }
  // ruleid: cpp-fn-any
  bool operator==(const Base& o) const { return n_ == o.n_; }
  static Base create(int n);
 protected:
  int n_ = 0;
  char* data_;
  std::vector<int> items_;
  friend class Helper;
};

struct NoVirtual {
  // ruleid: cpp-fn-any, cpp-fn-override
  ~NoVirtual() { delete p; }
  // ruleid: cpp-NULL-use
  int* p = nullptr;
};

class Derived final : public Base, private Mixin {
 public:
  // ruleid: cpp-fn-any, cpp-move-any
  Derived(std::string name) : Base(1), name_(std::move(name)) {}
  // ruleid: cpp-fn-any, cpp-fn-override
  void run() override {
    for (int i = 0; i < items_.size(); i++) {
      // ruleid: cpp-endl
      std::cout << items_[i] << std::endl;
    }
    for (auto it = items_.begin(); it != items_.end(); ++it) {
      items_.erase(it);
    }
    for (const auto x : names_) std::cout << x << "\n";
    for (auto& [k, v] : table_) { use(k, v); }
    lock_guard<mutex> guard(mu_);
    std::lock_guard<std::mutex> lock(mu_);
    std::unique_lock<std::mutex>(mu_);
    mu_.lock();
    work();
    mu_.unlock();
  }
 private:
  std::string name_;
  mutable std::mutex mu_;
};

template <typename T, int N>
class Buffer {
  T data[N];
  // ruleid: cpp-fn-any
  T get(int i) const { return data[i]; }
};

// ruleid: cpp-fn-any, cpp-tmpl-fn, cpp-tmpl-fn2
template <class T>
void swap_all(T& a, T& b) {
  T tmp = a;
  a = b;
  b = tmp;
}

// ruleid: cpp-fn-any
void Derived::helper(const std::string& s, std::vector<int> v) {
  if (v.size() == 0) return;
  if (s.length() > 0) { work(); }
  // ruleid: cpp-raw-new
  auto raw = new Derived("x");
  // ruleid: cpp-raw-new
  Derived* d2 = new Derived(s);
  // ruleid: cpp-raw-new
  std::shared_ptr<Derived> sp(new Derived(s));
  auto sp2 = std::make_shared<Derived>(s);
  std::unique_ptr<Base> up = std::make_unique<Base>(1);
  Base* b = up.get();
  delete raw;
  delete[] data_;
  int* p = (int*)malloc(sizeof(int));
  int* q = static_cast<int*>(ptr);
  auto* r = reinterpret_cast<char*>(q);
  const_cast<std::string&>(s).clear();
  Derived* dd = dynamic_cast<Derived*>(b);
  if (dd) dd->run();
  char c = (char)v[0];
  int n = int(3.5);
  auto f = [=](int x) { return x + n; };
  auto g = [this, &s]() mutable -> int { return n_; };
  std::sort(v.begin(), v.end(), [](int a, int b) { return a < b; });
  std::thread t([&] { work(); });
  t.detach();
  std::string cmd = "rm " + s;
  // ruleid: cpp-typed-str
  system(cmd.c_str());
  system(("ls " + s).c_str());
  // ruleid: cpp-typed-str
  popen(cmd.c_str(), "r");
  const char* env = std::getenv("PATH");
  // ruleid: cpp-str-ctor
  std::string path(env);
  // ruleid: cpp-str-ctor
  std::string lit{"abc"};
  // ruleid: cpp-taint-cmd, cpp-typed-str
  std::system(path.c_str());
  // ruleid: cpp-NULL-use
  srand(time(NULL));
  int r2 = std::rand() % 10;
  MD5_Init(&ctx);
  // ruleid: cpp-NULL-use
  NULL;
  // ruleid: cpp-NULL-use
  p == NULL;
  // ruleid: cpp-NULL-use
  p == nullptr;
  // ruleid: cpp-NULL-use
  if (p != nullptr) { delete p; }
  if (p) delete p;
  memcpy(this, &s, sizeof(*this));
  printf("%s\n", s.c_str());
  // ruleid: cpp-endl
  std::cout << "a" << 1 << std::endl;
  std::cin >> n;
  s.substr(0, 3).find("x");
  // ruleid: cpp-typed-vec
  v.push_back(std::make_pair(1, 2));
  v.emplace_back(1);
  // ruleid: cpp-move-any
  std::move(s);
  // ruleid: cpp-move-any
  return std::move(v);
}

// ruleid: cpp-fn-any
int risky(int n) {
  try {
    if (n < 0) throw std::invalid_argument("n");
    throw 42;
  } catch (std::exception e) {
    std::cerr << e.what();
  } catch (const std::runtime_error& e) {
    throw e;
  } catch (...) {
  }
  switch (n) {
    case 1:
      return 1;
    case 2: {
      n++;
      break;
    }
    default:
      throw std::logic_error("no");
  }
  while (true) {
    if (n++ > 3) break;
  }
  do { n--; } while (n);
  if (int k = n; k > 1) { return k; }
  if (n == 1 || n == 2) { return n ? 1 : 0; }
  static_assert(sizeof(int) == 4, "int");
  assert(n);
  goto end;
end:
  return 0;
}

// ruleid: cpp-fn-any
std::string make(int argc, char** argv) {
  std::string out;
  out += "x";
  char buf[10];
  // ruleid: cpp-taint-cmd
  strcpy(buf, argv[1]);
  std::vector<std::string> args(argv, argv + argc);
  std::map<std::string, std::vector<int>> m;
  m["a"].push_back(1);
  auto it = m.find("a");
  if (it == m.end()) return "";
  std::ifstream in(argv[1]);
  std::string line;
  while (std::getline(in, line)) { out += line; }
  auto raw = R"(raw text)";
  wchar_t* w = L"wide";
  return out;
}

volatile int flag;
auto lambda = [](auto x) { return x; };
extern "C" int c_api(int x);
// ruleid: cpp-fn-any
int main() {
  app::Derived d("x");
  d.run();
  app::detail::kLimit;
  std::async(std::launch::async, [] { return 1; });
  co_return;
}
}  // namespace app
