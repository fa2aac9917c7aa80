class Texts {
  void Run() {
    const int n = 3;
    const string s = "b";
    // ruleid: built-text
    use($"a{s}");
    use($"a{n}");
    // ruleid: built-text
    use("a" + s);
  }
}
