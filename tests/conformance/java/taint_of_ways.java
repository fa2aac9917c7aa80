class Ways {
  void switches() {
    String value = source();
    String guess = "ABC";
    char letter = guess.charAt(1);
    String one;
    switch (letter) {
      case 'A': one = value; break;
      case 'B': one = "fixed"; break;
      default: one = value;
    }
    // ok: given-to-sink
    sink(one);
    switch (guess.charAt(2)) {
      case 'A': one = "fixed"; break;
      case 'C': case 'D': one = value; break;
      default: one = "fixed";
    }
    // ruleid: given-to-sink
    sink(one);
    String mode = "go";
    switch (mode) {
      default: one = "fixed"; break;
      case "go": one = value;
    }
    // ruleid: given-to-sink
    sink(one);
    switch (2) {
      case 1: one = value;
      case 2: one = "a" + one;
      case 3: one = "b";
    }
    // ok: given-to-sink
    sink(one);
    switch (any()) {
      case 1: one = value; break;
      default: one = "fixed";
    }
    // ruleid: given-to-sink
    sink(one);
  }
  void emptied() {
    StringBuilder text = new StringBuilder();
    text.append(source());
    // ruleid: given-to-sink
    sink(text.toString());
    text.setLength(0);
    text.append("fixed");
    // ok: given-to-sink
    sink(text.toString());
    List<String> items = new ArrayList<>();
    items.add(source());
    items.clear();
    items.add("fixed");
    // ok: given-to-sink
    sink(items.get(0));
    items.add(source());
    // ruleid: given-to-sink
    sink(items.get(1));
  }
  static class Pair {
    private final String first;
    private final String second;
    Pair(String a, String b) { first = a; this.second = b; }
    String first() { return first; }
    String second() { return second; }
  }
  static class Named extends Pair {
    Named(String a) { super(a, "fixed"); }
  }
  void objects() {
    Pair pair = new Pair(source(), "fixed");
    // ruleid: given-to-sink
    sink(pair.first());
    // ok: given-to-sink
    sink(pair.second());
    // ruleid: given-to-sink
    sink(pair);
    // ruleid: given-to-sink
    sink(new Named(source()));
  }
  void later() {
    final String[] cell = new String[1];
    final String value = source();
    run(new Runnable() { public void run() { cell[0] = value; } });
    // ruleid: given-to-sink
    sink(cell[0]);
  }
  void keys(Map<String, String> table, Lookup lookup) {
    // ok: given-to-sink
    sink(table.get(source()));
    // ok: given-to-sink
    sink(table.getOrDefault(source(), "fixed"));
    // ruleid: given-to-sink
    sink(table.getOrDefault("a", source()));
    // ruleid: given-to-sink
    sink(lookup.get(source()));
    table.put("b", source());
    // ruleid: given-to-sink
    sink(table.get(any()));
    Properties properties = new Properties();
    properties.setProperty("a", source());
    properties.setProperty("b", "fixed");
    // ruleid: given-to-sink
    sink(properties.getProperty("a"));
    // ok: given-to-sink
    sink(properties.getProperty("b", "none"));
  }
  void checks() {
    String value = source();
    if (value == null || !value.matches("[a-z]+")) return;
    // ok: given-to-sink
    sink(value);
    String other = source();
    if (other != null && other.matches("[a-z]+")) {
      // ok: given-to-sink
      sink(other);
    }
    // ruleid: given-to-sink
    sink(other);
  }
}
record Point(String first, String second) {}

class Records {
  void records() {
    Point point = new Point(source(), "fixed");
    // ruleid: given-to-sink
    sink(point.first());
    // ok: given-to-sink
    sink(point.second());
  }
}

class Further {
  private static String kept;
  private static final ThreadLocal<String> HOLD = new ThreadLocal<>();

  static void keep(String value) { kept = value; }
  static String kept() { return kept; }
  abstract static class Base { abstract String handle(String value); }
  static class Passing extends Base { String handle(String value) { return "[" + value + "]"; } }
  static class Fixed extends Base { String handle(String value) { return "fixed"; } }
  static class Query {
    private String name;
    private String other;
    Query name(String value) { this.name = value; return this; }
    Query other(String value) { this.other = value; return this; }
    String name() { return name; }
    String other() { return other; }
  }
  private static void check(String value) {
    if (!value.matches("[a-z]+")) throw new IllegalArgumentException();
  }

  void statics() {
    keep(source());
    // ruleid: given-to-sink
    sink(kept());
    HOLD.set(source());
    // ruleid: given-to-sink
    sink(HOLD.get());
    HOLD.set("fixed");
    // ok: given-to-sink
    sink(HOLD.get());
  }
  void made() {
    Base passing = new Passing();
    // ruleid: given-to-sink
    sink(passing.handle(source()));
    Base fixed = new Fixed();
    // ok: given-to-sink
    sink(fixed.handle(source()));
    // ruleid: given-to-sink
    sink(new Query().name(source()).other("fixed").name());
    // ok: given-to-sink
    sink(new Query().name(source()).other("fixed").other());
  }
  void lambdas() {
    String value = source();
    Supplier<String> late = () -> value;
    // ruleid: given-to-sink
    sink(late.get());
    Function<String, String> fixed = given -> "fixed";
    // ok: given-to-sink
    sink(fixed.apply(value));
    // ruleid: given-to-sink
    sink(CompletableFuture.supplyAsync(() -> value + "!").join());
  }
  void thrown() {
    try {
      throw new IllegalStateException(source());
    } catch (IllegalStateException e) {
      // ruleid: given-to-sink
      sink(e.getMessage());
    }
  }
  void chained() {
    StringBuilder text = new StringBuilder();
    text.append("a").append(source());
    // ruleid: given-to-sink
    sink(text.toString());
  }
  void decided() {
    boolean equal = 3 * 5 == 15;
    String value = "fixed";
    if (!equal) value = source();
    // ok: given-to-sink
    sink(value);
  }
  void checked() {
    String value = source();
    check(value);
    // ok: given-to-sink
    sink(value);
  }
}
