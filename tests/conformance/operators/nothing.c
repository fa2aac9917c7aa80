char *z = NULL;
void a() {
  char *n = NULL;
  // ruleid: null-of-c
  f(n);
  // ok: null-of-c
  f(z);
}
