import java.util.*;

class A {
  static final String C = "c";

  void m(Map<String, Integer> n, List<String> l, Iterator<String> it, String s, int i, boolean b, String[] all, Object o) {
    // ruleid: whole
    f(n.get("a"));
    // ruleid: text
    f(l.get(0));
    // ok: text
    f(it.next());
    // ruleid: text
    f(b ? "a" : s);
    // ok: text
    f(b ? null : s);
    // ruleid: text
    f(A.C);
    var v = "abc";
    // ruleid: text
    f(v);
    var w = s;
    // ruleid: text
    f(w);
    // ruleid: whole
    f(all.length);
    // ruleid: whole
    f(s.length());
    // ruleid: whole
    f(Integer.parseInt(s));
    // ruleid: whole
    f(i * 2 - 1);
    // ok: whole
    f(i / 2);
    // ok: whole, text
    f("a" + i);
    // ruleid: truth
    f(!b);
    // ruleid: truth
    f(i > 1 && b);
    // ruleid: truth
    f(s.isEmpty());
    // ok: truth
    f(s.startsWith("a"));
    // ok: truth
    f(o instanceof String);
    // ruleid: part
    f(1f);
    // ok: part
    // ruleid: whole
    f(0xf);
  }
}
