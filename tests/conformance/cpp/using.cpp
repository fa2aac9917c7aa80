// ruleid: using-all, using-any
using namespace std;
// ok: using-any
using std::vector;
// ruleid: using-any
using namespace app;

void own();

int f(char **argv) {
  // ruleid: using-call
  system(argv[1]);
  // ruleid: using-call
  std::system(argv[1]);
  // ruleid: using-type
  string a = argv[1];
  // ruleid: using-type
  std::string b = argv[1];
  // ok: using-auto
  if (auto c = find(a)) return 1;
  // ruleid: using-auto
  auto d = find(a);
  return 0;
}
