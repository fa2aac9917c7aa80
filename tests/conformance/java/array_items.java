class ArrayItems {
  void run(String x) {
    // ruleid: shell
    exec(new String[]{"sh", "-c", x});
    // ok: shell
    exec(new String[]{"ls", "-c", x});
    // ok: shell
    exec(new String[]{"sh", "-c"});
    // ruleid: one-item
    Object a = new String[]{"a"};
    // ok: one-item
    Object b = new String[]{"a", "b"};
    // ok: one-item
    Object c = new String[3];
    // ok: one-item
    Object d = new String[]{};
    // ruleid: makes-object
    Object made = new Thing();
    // ok: makes-object
    // ruleid: begins-so, sized
    Object e = new byte[]{0, 1};
    // ok: begins-so
    // ruleid: sized
    Object f = new byte[]{1, 0};
    // ok: begins-so
    // ruleid: sized
    Object g = new byte[2];
  }
}
