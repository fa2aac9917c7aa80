class Functions {
  private String field;

  String same(String v) {
    return v;
  }

  String constant(String v) {
    return "c";
  }

  void arrives(String v, int n) {
    // ruleid: across
    sink(v);
    // ok: across
    sink(n);
  }

  void keep(String v) {
    field = v;
  }

  String kept() {
    return this.field;
  }

  static void apart(String v) {
    // ruleid: across
    sink(v);
  }

  void overloaded(String v) {
    // ok: across
    sink(v);
  }

  void overloaded(String v, String w) {
    // ruleid: across
    sink(w);
  }

  void main(Functions other) {
    String x = source();
    // ruleid: across
    sink(same(x));
    // ruleid: across
    sink(this.same(x));
    // ok: across
    sink(constant(x));
    arrives(x, 1);
    // ok: across
    sink(kept());
    keep(x);
    // ruleid: across
    sink(kept());
    // ruleid: across
    sink(field);
    // ok: across
    sink(other.kept());
    other.keep(x);
    // ruleid: across
    sink(other.kept());
    Functions.apart(x);
    overloaded(sanitize(x));
    overloaded("a", x);
  }
}

class Heir extends Functions {
  void run() {
    // ruleid: across
    sink(same(source()));
    // ok: across
    sink(this.constant(source()));
  }
}

class Arrows {
  void run(int which) {
    String x;
    switch (which) {
      case 1 -> x = source();
      // ok: across
      case 2 -> sink(x);
      default -> x = "a";
    }
    // ruleid: across
    sink(x);
  }

  void old(int which) {
    String x = "a";
    switch (which) {
      case 1:
        x = source();
      case 2:
        // ruleid: across
        sink(x);
    }
  }
}

interface Step {
  Object run(Object x);
}

class Keeps implements Step {
  public Object run(Object x) { return x; }
}

class Drops implements Step {
  public Object run(Object x) { return "a"; }
}

class Steps {
  static Step dropping() { return new Drops(); }
  static Step keeping() {
    Step step = new Keeps();
    return step;
  }
  static Step either(boolean keep) {
    if (keep) return new Keeps();
    return new Drops();
  }
  static Step unknown() {
    if (READY) return loaded();
    return new Drops();
  }

  void run() {
    Step drops = Steps.dropping();
    // ok: across
    sink(drops.run(source()));
    Step keeps = Steps.keeping();
    // ruleid: across
    sink(keeps.run(source()));
    Step either = Steps.either(true);
    // ruleid: across
    sink(either.run(source()));
    Step unknown = Steps.unknown();
    // ruleid: across
    sink(unknown.run(source()));
    // ok: across
    sink(Steps.dropping().run(source()));
  }

  void nameless() {
    Object x = source();
    Step keeps = new Step() {
      public Object run(Object y) { return x; }
    };
    // ruleid: across
    sink(keeps.run("a"));
    Step drops = new Step() {
      public Object run(Object y) { return "a"; }
    };
    // ok: across
    sink(drops.run(x));
  }
}
