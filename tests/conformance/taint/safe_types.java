class SafeTypes {
  private int count;

  void types() {
    int i = source();
    // ok: safe-types
    sink(i);
    // ok: safe-types
    sink("a" + i);
    Integer j = source();
    // ok: safe-types
    sink(j);
    boolean b = source().is("x");
    // ok: safe-types
    sink(b);
    String t = source();
    // ruleid: safe-types
    sink(t);
    // ok: safe-types
    sink(t.length());
    // ok: safe-types
    sink(Integer.parseInt(t));
    // ok: safe-types
    sink(Integer.valueOf(t));
    // ok: safe-types
    sink("a" + Long.valueOf(t));
    // ok: safe-types
    sink("a" + Integer.decode(t));
    // ok: safe-types
    sink("a" + Boolean.valueOf(t));
    // ruleid: safe-types
    sink("a" + String.valueOf(t));
    // ok: safe-types
    sink("a" + t.containsKey("b"));
    // ok: safe-types
    sink(t.equals("a"));
    // ok: safe-types
    sink(t == null);
    // ok: safe-types
    sink((int) t);
    // ruleid: safe-types
    sink((String) t);
    // ruleid: safe-types
    sink(t + 1);
    this.count = source();
    // ok: safe-types
    sink(this.count);
    int[] list = source();
    // ruleid: safe-types
    sink(list);
    boolean c = number();
    // ruleid: only-numbers
    show(c);
    long d = number();
    // ok: only-numbers
    show(d);
  }

  @Given
  String given(int i, String s, Boolean b, Long l, List<String> z) {
    // ok: given
    take(i);
    // ruleid: given
    take(s);
    // ok: given
    take(b);
    // ok: given
    take(l);
    // ruleid: given
    take(z);
  }

  void alone(String y) {
    String x = request();
    // ruleid: safe-alone
    run(x == y);
    // ruleid: safe-alone
    run((int) x);
    // ruleid: safe-alone
    run(!x);
    // ok: safe-alone
    run(x.length());
    // ok: safe-alone
    run("a" + (int) x);
    // ruleid: safe-alone
    run(new int[] { (int) x });
    // ok: safe-alone
    run(new Key(x == y));
    // ok: safe-alone
    run(x == y ? "b" : "c");
  }

  record Order(int size, String name) {}

  void fields() {
    Order order = request();
    // ok: safe-alone
    run("a" + order.size());
    // ruleid: safe-alone
    run("a" + order.name());
  }
}
