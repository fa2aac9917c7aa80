package p;
// ruleid: import-of-security
import java.security.MessageDigest;
import java.util.*;
import static org.x.Y.foo;

// ruleid: class-extends-b, annotated-get, a-text
@Get(path = "/x")
public class A extends B implements C, D {
  // ruleid: assignment, sum, a-text, final-variable
  private final String x = "a" + 1;
  // ruleid: private-field
  private int count;
  // ruleid: static-block
  static { init(); }
  // ruleid: public-method, method-with-text-parameter, overridden-method
  @Override
  public String bar(String a, int... rest) throws Exception {
    // ruleid: md5-by-name, any-get-instance, digest-by-full-name, assignment, a-text
    MessageDigest md = MessageDigest.getInstance("MD5");
    // ruleid: digest-by-full-name, assignment, a-text
    java.security.MessageDigest m2 = java.security.MessageDigest.getInstance("SHA");
    // ruleid: for-each, a-text
    for (String s : rest) { System.out.println(s); }
    // ruleid: call-foo, method-foo-with-argument, if-statement, returned, sum, is-null, a-text, chain-to-baz, deep-foo, lambda, two-arguments
    if (a == null) return foo(a).bar().baz(1, x -> x + 1);
    // ruleid: call-foo, if-statement, is-null, a-text, deep-foo, if-without-braces
    if (a == null) foo();
    // ruleid: declared-and-made, made-foo, assignment, a-text
    Foo f = new Foo(a, true);
    // ruleid: method-of-foo
    f.bar();
    // ruleid: assignment, int-is-one, final-variable
    final int k = 1;
    // ruleid: assignment, a-text, thrown, indexed, counted-up
    try (Foo g = new Foo(a) { int z; }) { g.y[0] = 2; } catch (IOException e) { throw e; } finally { i++; }
    // ruleid: call-foo, method-foo-with-argument, try-catch, deep-foo
    try { foo(1); } catch (A | B e) { log(e); }
    // ruleid: returned, a-text
    switch (a) { case "x": return 1; default: break; }
    // ruleid: call-foo, method-foo-with-argument, a-text, foo-then-bar, deep-foo
    foo(a);
    // ruleid: assignment
    int y = 2;
    // ruleid: a-text
    bar(a);
    // ruleid: call-foo, method-foo-with-argument, a-text, deep-foo, foo-twice-the-same, two-arguments
    foo(a, a);
    // ruleid: call-foo, method-foo-with-argument, a-text, deep-foo, foo-of-a-text
    foo("abc");
    // ruleid: call-foo, method-foo-with-argument, a-text, deep-foo
    foo("xabc");
    // ruleid: assignment, a-text
    String q = "abc";
    // ruleid: call-foo, method-foo-with-argument, a-text, deep-foo, foo-of-a-text
    foo(q);
    // ruleid: assignment, a-text, field-of-this
    this.x = a;
    // ruleid: a-text, super-method
    super.bar(a);
    // ruleid: a-text, exec
    Runtime.getRuntime().exec(a);
    // ruleid: declared-and-made, assignment, array-made
    byte[] b = new byte[10];
    // ruleid: a-text, while-loop, added, both
    while (a != null && y > 1) { y += 2; }
    // ruleid: counted-up, do-while
    do { y++; } while (y < 3);
    // ruleid: call-foo, method-foo-with-argument, deep-foo, counted-up, counting-loop
    for (int i = 0; i < 3; i++) { foo(i); }
    // ruleid: call-foo, deep-foo, synchronized-block
    synchronized (this) { foo(); }
    // ruleid: assignment, a-text, instance-of
    boolean t = a instanceof String;
    // ruleid: assignment, a-text
    Object o = (String) a;
    // ruleid: assertion
    assert t;
    // ruleid: call-foo, public-method, deep-foo, nameless-thread
    new Thread() { public void run() { foo(); } }.start();
    // ruleid: method-foo-with-argument, a-text, chain-to-baz
    x.foo(1, a, 2).mid().baz(3);
    // ruleid: call-foo, method-foo-with-argument, deep-foo
    list.forEach(v -> { foo(v); });
    // ruleid: assignment, class-literal
    Class c = A.class;
    // ruleid: call-foo, method-foo-with-argument, deep-foo, two-arguments, all-arguments-of-bar
    foo(bar(1, 2));
    // ruleid: returned, conditional
    return t ? (int) b : c.d;
  }
  // ruleid: public-method, method-with-text-parameter, method-of-foo, two-arguments, last-is-true
  public void other(Foo p1, String p2) { p1.bar(); f(1, true); }
  // ruleid: returned
  int plain(int a) { return a; }
}
// ruleid: interface
interface I { void m(); }
// ruleid: enumeration
enum E { ONE, TWO; }
