// What a base class leaves to others is done by the class that the object is of.
class Dispatched {
  static abstract class Stage {
    protected String value;
    Stage with(String v) { this.value = v; return this; }
    final String run() { return twice(value); }
    String twice(String s) { return apply(this.apply(s)); }
    String usual(String s) { return s; }
    String outer(String s) { return usual(s); }
    protected abstract String apply(String s);
  }

  static class Keep extends Stage {
    @Override protected String apply(String s) { return s; }
  }

  static class Drop extends Stage {
    @Override protected String apply(String s) { return "dropped"; }
    @Override String usual(String s) { return super.usual("fixed"); }
    String again(String s) { return outer(s); }
  }

  void chains() {
    // ruleid: dispatched
    sink(new Keep().with(source()).run());
    // ok: dispatched
    sink(new Drop().with(source()).run());
  }

  void variables() {
    Stage keep = new Keep();
    keep.with(source());
    // ruleid: dispatched
    sink(keep.run());
    Stage drop = new Drop();
    // ok: dispatched
    sink(drop.twice(source()));
    // ok: dispatched
    sink(drop.outer(source()));
    // ok: dispatched
    sink(new Drop().again(source()));
    // ruleid: dispatched
    sink(keep.outer(source()));
  }

  static class Asking extends Stage {
    @Override protected String apply(String s) {
      Stage inner = new Stage() {
        @Override protected String apply(String t) { return t; }
        @Override String usual(String t) { return this.apply(t); }
      };
      return inner.usual(s);
    }
  }

  void within() {
    // ruleid: dispatched
    sink(new Asking().twice(source()));
  }

  void unknown(Stage stage) {
    // ruleid: dispatched
    sink(stage.twice(source()));
  }
}
