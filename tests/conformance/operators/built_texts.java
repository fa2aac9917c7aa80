class Texts {
  void run(String p) {
    final int n = 3;
    // ruleid: built-text
    use("a" + 1);
    // ruleid: built-text
    use("a" + n);
    // ruleid: built-text
    use(String.format("a%s", "b"));
    // ruleid: built-text
    use(String.format("a%d", n));
    use(String.format("a%s", p));
    String built = String.format("a%s", "b");
    // ruleid: built-text
    use(built);
    use("a".concat("b"));
  }
}
