import java.util.*;
class A {
  void a(String s, List<String> l, String[] ar, byte[] b) {
    // ruleid: text
    go(l.get(0));
    // ruleid: text
    go(s == null ? "a" : "b");
    // ok: text
    go("a" + s);
    // ruleid: whole
    go(s.length());
    // ruleid: whole
    go(ar.length);
    // ruleid: whole
    go(1 + 2);
    // ruleid: whole
    go(s.isEmpty());
    // ruleid: whole
    go(!s.isEmpty());
    // ok: text, whole
    go(s.trim());
    // ruleid: bytes-written
    go(b);
    // ruleid: bytes-written
    go(new byte[] {1});
    // ok: bytes-written
    go(new int[] {1});
    // ok: bytes-written
    go(ar);
  }
}
