contract A { function f() public {
 // ruleid: b-c-any, a-b, a-b-2, b-c, x-c
 a || b.c(d);
 // ruleid: b-c-any, a-b, a-b-2, b-c, x-c
 (a) || b.c(d);
 // ruleid: a-b, a-b-2, b-c, x-c
 a || b.c;
 // ruleid: b-c-any, a-b-3, b-c, x-c
 x[0] + b.c(d);
 // ruleid: b-c-any, a-b-4, b-c, x-c
 f(1) && b.c(d);
 // ruleid: b-c-any, a-b-6, b-c, x-c
 f(1) == b.c().d();
 // ruleid: x, b-c-any, b-c-any-2, b-c, x-c
 !b.c(d);
 // ruleid: x-2, b-c, x-c
 -b.c;
 // ruleid: a-b-3
 a + b[0];
 // ruleid: a-b-3, f-1-x, x-c
 f(1) + b[0].c;
 // ruleid: a-b-3, f-1-x
 f(1) + b(2);
 // ruleid: b-c-any, a-b-c-3, b-c, x-c
 f(1) ? b.c(d) : e.g(h);
 // ruleid: b-c-any, x-b-c-d-2, b-c, x-c
 a = b.c(d);
 // ruleid: b-c-any, a-b-3, f-1-x, x-a-b-c-d, b-c, x-c
 a = f(1) + b.c(d);
 // ruleid: b-c-any, a-b-5, x-a-b-c-d-2, b-c, x-c
 a -= f(1) * b.c(d);
 // ruleid: a-b-3, f-1-x, f-1-address-this-balance
 f(1) + address(this).balance;
 // ruleid: b-c-any, x-b-c-d, a-b-5, a-b-c, a-b-c-2, b-c, x-c
 f(1) * 2 / b.c(d);
 // ruleid: b-c-any, x-b-c-d, a-b-5, a-b-c, a-b-c-2, b-c, x-c
 (f(1) * 2) / b.c(d);
 // ruleid: delete-x-i
 delete a[0];
 // ruleid: x, b-c-any, b-c-any-2, b-c, x-c, require-x-f-any-any
 require(!b.c(d), "x");
 // ruleid: b-c-any, a-b-4, b-c, x-c, require-a-b-f-any
 require(f(1) && b.c(d));
 // ruleid: x-i
 a[0]++;
 // ruleid: b-c, x-c, a-b-c-4
 a - b.c - d.e;
 // ruleid: b-c-any, b-c, x-c, a-b-7
 a ** b.c(d);
 // ruleid: b-c-any, a-b-3, a-b-5, b-c, x-c, a-b-c-5
 a + b.c(d) * e.f(g);
 // ruleid: a-b-6, x-c, a-b-c-x
 a.b.c == d.e.f;
 // ruleid: x-length-1
 x = list.length - 1;
 // ruleid: x-c, a-b-i-c
 f(1) >= b[0].c;
 // ruleid: x, a-b-4
 if (a.b(c) > d.e(f) && !g.h(i)) { foo(1); }
 // ruleid: x, b-c-any, b-c-any-2, a-b-3, b-c, x-c
 foo(a + b.c(d), !b.c(d));
} }
