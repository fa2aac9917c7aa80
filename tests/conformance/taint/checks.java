class Checks {
  private static boolean fits(String text) {
    return text != null && allowed(text);
  }

  void helper() {
    String a = source();
    if (!fits(a)) {
      throw new IllegalArgumentException();
    }
    // ok: taint-checks
    sink(a);
  }

  void kept() {
    String a = source();
    boolean ok = fits(a) && !bad(a);
    if (ok == false) {
      // ruleid: taint-checks
      sink(a);
      return;
    }
    // ok: taint-checks
    sink(a);
  }

  // An assertion is mostly not looked at when the program runs.
  void asserted() {
    String a = source();
    assert allowed(a);
    // ruleid: taint-checks
    sink(a);
  }

  void ended() {
    String a = source();
    if (bad(a)) {
      System.exit(2);
    }
    // ok: taint-checks
    sink(a);
  }

  void nothing() {
    String a = source();
    if (a != null) a = "fixed";
    // ok: taint-checks
    sink(a);
    String b = source();
    if (b == null) b = "fixed";
    // ruleid: taint-checks
    sink(b);
  }
}
