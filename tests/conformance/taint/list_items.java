class ListItems {
  void kept() {
    List<String> words = new ArrayList<>();
    words.add(source());
    words.add("x");
    // ruleid: taint-list-items
    sink(words);
  }

  void behind() {
    List<String> words = new ArrayList<>();
    words.add("x");
    words.add(source());
    // ok: taint-list-items
    sink(words);
  }

  void before() {
    List<String> words = new ArrayList<>();
    words.add("x");
    words.add(0, source());
    // ruleid: taint-list-items
    sink(words);
  }

  void fixed() {
    // ruleid: taint-list-items
    sink(List.of(source(), "x"));
    // ok: taint-list-items
    sink(Arrays.asList("x", source()));
  }
}
