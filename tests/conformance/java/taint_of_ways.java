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
