using namespace std;
const char *title = "a";
constexpr int limit = 3;

void run(string given) {
  const std::string own = "b";
  const int count = 3;
  use(title);
  // ruleid: global-text
  use(own);
  use(limit);
  // ruleid: global-number
  use(count);
  system("x");
  // ruleid: any-of-std
  std::system("y");
}
