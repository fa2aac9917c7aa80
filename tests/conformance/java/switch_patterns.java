// What the patterns of a switch and of `instanceof` bind is what is looked at, or what its record holds.
class SwitchPatterns {
  sealed interface Shape permits Circle, Square, Pair {}
  record Circle(String label) implements Shape {}
  record Square(String label) implements Shape {}
  record Pair(String left, String right) implements Shape {}

  void types(boolean round) {
    Shape s = round ? new Circle(source()) : new Square("fixed");
    switch (s) {
      case Circle c -> {
        // ruleid: switched
        sink(c.label());
      }
      case Square q -> sink("fixed");
      default -> sink("none");
    }
    String text = switch (s) {
      case Circle c -> "<i>" + c.label();
      case Square q -> "fixed";
      default -> "none";
    };
    // ruleid: switched
    sink(text);
  }

  void objects() {
    Object o = source();
    switch (o) {
      case String t when ALLOWED.contains(t) -> {
        // ok: switched
        sink(t);
      }
      default -> sink("none");
    }
    switch (o) {
      case String t when t.length() > 2:
        // ruleid: switched
        sink(t);
        break;
      case Integer i:
        // ruleid: switched
        sink("" + i);
        break;
      default:
        // ok: switched
        sink("none");
    }
  }

  void parts() {
    Shape s = new Pair(source(), "fixed");
    switch (s) {
      case Pair(String a, var b) -> {
        // ruleid: switched
        sink(a);
        // ok: switched
        sink(b);
      }
      default -> sink("none");
    }
    if (s instanceof Pair(String a, String b)) {
      // ruleid: switched
      sink(a);
      // ok: switched
      sink(b);
    }
    // ok: switched
    sink(new Pair("fixed", "fixed"));
  }

  void constants(Kind kind) {
    Kind other = Kind.of(source());
    switch (other) {
      case SMALL -> use(other);
      default -> use(other);
    }
    // ok: switched
    sink(SMALL);
  }
}
