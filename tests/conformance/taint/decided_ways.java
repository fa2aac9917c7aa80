class Base {
  protected final String name;

  Base(String name) {
    this.name = name;
  }
}

class Chained extends Base {
  private final String text;
  private final String other;

  Chained() {
    this(source(), "fixed");
  }

  Chained(String text, String other) {
    super(source());
    this.text = text;
    this.other = other;
  }

  void use() {
    // ruleid: taint-decided-ways
    sink(text);
    // ok: taint-decided-ways
    sink(other);
  }
}

class Choices {
  static final String[] NAMES = {"x", "y"};

  void chosen() {
    String a = source();
    switch (a) {
      case "x":
      case "y":
        // ok: taint-decided-ways
        sink(a);
        break;
      default:
        // ruleid: taint-decided-ways
        sink(a);
    }
  }

  void lengths() {
    String[] items = {source(), "x"};
    // ok: taint-decided-ways
    sink(items[NAMES.length - 1]);
    // ruleid: taint-decided-ways
    sink(items["abc".length() - 3]);
  }
}
