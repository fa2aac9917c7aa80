void f(const char *s) {
  // ruleid: array-of-any
  int b[10];
  // ruleid: array-of-any, array-of-char
  char c[strlen(s)];
  char d[] = "abc";
  // ruleid: array-of-any, array-of-pointers
  char *p[3];
  char q;
  char *r;
  int n = input();
  // ruleid: array-of-any, array-of-char, size-from-input
  char v[n];
  // ruleid: array-of-any, array-of-char, size-from-input
  char w[n + 1];
  // ruleid: array-of-any, array-of-char
  char x[2];
}
