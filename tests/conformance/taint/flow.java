import java.util.*;

class Flow {
  private String field = source();
  String other;

  void straight(String k) throws Exception {
    String p = source();
    // ruleid: flow
    sink("a" + p + 1);
    // ruleid: flow
    sink(field);
    // ruleid: flow
    sink(this.field);
    // ok: flow
    sink(other);
    this.other = p;
    // ruleid: flow
    sink(other);
    // ruleid: flow
    sink(new StringBuilder(p).append("x").toString());
    String[] list = new String[] {p, "x"};
    // ruleid: flow
    sink(list[0]);
    // ok: flow
    sink(list[1]);
    for (String s : list) {
      // ruleid: flow
      sink(s);
    }
    try (Reader r = new Reader(p)) {
      // ruleid: flow
      sink(r);
    } catch (Exception e) {
      // ok: flow
      sink(e);
    }
    // ruleid: flow
    sink((Object) p);
    // ruleid: flow
    Runnable run = () -> sink(p);
    start(new Runnable() {
      public void run() {
        // ruleid: flow
        sink(p);
      }
    });
    String q = switch (k) {
      case "a" -> p;
      default -> "b";
    };
    // ruleid: flow
    sink(q);
    // ruleid: flow
    sink(String.format("%s", p));
    int n = 0;
    // ok: flow
    sink(n);
    lab:
    for (;;) {
      if (n > 1) break lab;
      // ruleid: flow
      sink(p);
    }
  }

  void accessors(Bean bean) {
    bean.setName(source());
    // ruleid: flow
    sink(bean.getName());
    // ok: flow
    sink(bean.getOther());
    // ruleid: flow
    sink(bean);
  }
}

class Decided {
  void decided(int unknown) {
    int number = 86;
    String a = source();
    String b;
    if (7 * 42 - number > 200) b = "never changes";
    else b = a;
    // ok: flow
    sink(b);
    String c = 500 / 42 + number > 200 ? "never" : a;
    // ruleid: flow
    sink(c);
    String d = unknown > 200 ? "perhaps" : a;
    // ruleid: flow
    sink(d);
  }
}
