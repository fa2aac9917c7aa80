static const char *title = "a";
const int limit = 3;

void run(void) {
  const char *own = "b";
  int count = 3;
  use(title);
  // ruleid: global-text
  use(own);
  use(limit);
  // ruleid: global-number
  use(count);
}
