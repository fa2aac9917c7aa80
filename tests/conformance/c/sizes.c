void f(char *p, struct node *n) {
  // ruleid: size-of-value
  a(sizeof(p));
  // ruleid: size-of-value
  a(sizeof *n);
  // ok: size-of-value
  a(sizeof(char));
  // ok: size-of-value
  // ruleid: size-of-type
  a(sizeof(int));
  // ok: size-of-value
  a(sizeof(struct node));
}
