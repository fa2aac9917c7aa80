// ruleid: c-inc, c-inc3
#include <stdio.h>
// ruleid: c-inc3
#include "my.h"
// ruleid: c-def
#define MAX 10
#define SQ(x) ((x)*(x))
#ifdef FOO
// ruleid: c-anycall, c-fn, c-fnbody, c-gets, c-getsx, c-inside, c-re, c-ret
int guarded(void) { return gets(buf); }
#endif
// ruleid: c-vardef2
struct point { int x; char *name; };
// ruleid: c-td
typedef struct point point_t;
// ruleid: c-td
typedef unsigned int u32;
enum color { RED, GREEN = 2 };
// ruleid: c-stat, c-vardef
static int global = 5;
char *names[10];
// ruleid: c-fn, c-fn3, c-fnbody
int add(int a, int b) {
  // ruleid: c-binop, c-inside, c-ret
  return a + b;
}
// ruleid: c-fn, c-fnbody
static void *alloc(size_t n) {
  // ruleid: c-anycall, c-deep, c-mallocany, c-mallocv, c-mallocv2
  char *p = malloc(n);
  // ruleid: c-ifp, c-ifp2, c-nulls
  if (p == NULL)
    // ruleid: c-inside, c-nulls, c-ret
    return NULL;
  // ruleid: c-anycall
  memset(p, 0, n);
  // ruleid: c-anycall, c-dbl, c-dbl2, c-uaf
  free(p);
  // ruleid: c-anycall, c-uaf
  free(p);
  // ruleid: c-inside, c-ret
  return p;
}
// ruleid: c-fn, c-fn2, c-fnbody
int main(int argc, char **argv) {
  // ruleid: c-arr, c-arr2, c-size
  char buf[64];
  // ruleid: c-idx
  char *s = argv[1];
  // ruleid: c-vardef, c-vardef2
  int i, j = 2;
  // ruleid: c-anycall, c-idx, c-re, c-strcpy
  strcpy(buf, argv[1]);
  // ruleid: c-anycall, c-re, c-strcpy, c-strcpylit
  strcpy(buf, "const");
  // ruleid: c-anycall, c-gets, c-getsx, c-re
  gets(buf);
  // ruleid: c-anycall, c-printflit, c-str
  printf("hello %s\n", buf);
  // ruleid: c-anycall, c-printf
  printf(buf);
  // ruleid: c-anycall
  sprintf(buf, "%s" "%d", s, i);
  // ruleid: c-init
  struct point pt = { .x = 1, .name = "a" };
  // ruleid: c-addr
  struct point *pp = &pt;
  // ruleid: c-arrow, c-arrow2
  pp->x = 3;
  // ruleid: c-aug, c-dot
  pt.x += 2;
  // ruleid: c-forp, c-forp2, c-inc4
  for (i = 0; i < 10; i++) {
    // ruleid: c-idx, c-idxassign
    buf[i] = 0;
  }
  // ruleid: c-idx, c-idxassign, c-inc4
  for (int k = 0; k < MAX; k++) buf[k] = k;
  // ruleid: c-whilep
  while (1) { break; }
  // ruleid: c-dow
  do { i--; } while (i > 0);
  switch (i) {
    // ruleid: c-anycall
    case 1: foo(); break;
    // ruleid: c-anycall
    default: bar();
  }
  // ruleid: c-anycall, c-cast, c-deep, c-mallocany, c-mallocv, c-mallocv2, c-notnull
  int *q = (int *)malloc(sizeof(int) * 10);
  // ruleid: c-goto, c-ifp2, c-ifp3
  if (!q) goto err;
  // ruleid: c-deref
  *q = 5;
  // ruleid: c-anycall
  fn_ptr(1, 2);
  // ruleid: c-anycall
  (*cb)(x);
  // ruleid: c-tern
  x = cond ? 1 : 2;
  // ruleid: c-anycall, c-ifp2, c-ifseq
  if (access(path, R_OK) == 0) {
    // ruleid: c-anycall
    fd = open(path, O_RDWR);
  }
  // ruleid: c-andp
  a && b || c;
err:
  // ruleid: c-anycall, c-typed3
  free(q);
  // ruleid: c-inside, c-ret, c-ret0
  return 0;
}
