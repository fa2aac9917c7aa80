class Library {
  void streams() {
    // ok: taint-library
    sink(Stream.of(source(), "b").skip(1).findFirst().orElse(""));
    // ruleid: taint-library
    sink(Stream.of("a", source()).skip(1).findFirst().orElse(""));
    // ok: taint-library
    sink(Stream.of("a", source()).limit(1).findFirst().orElse(""));
    // ruleid: taint-library
    sink(Stream.of("a", source()).limit(2).collect(joining()));
    // ruleid: taint-library
    sink(Stream.of("a", source()).filter(s -> s.isEmpty()).findFirst().orElse(""));
  }

  private static String pick(int i, String... options) {
    return options[i];
  }

  void rests() {
    // ok: taint-library
    sink(pick(0, "a", source()));
    // ruleid: taint-library
    sink(pick(1, "a", source()));
  }
}
