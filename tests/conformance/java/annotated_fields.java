class A {
  @Given("kind")
  private String kind;
  private String other;

  void list(String given) {
    // ruleid: annotated-field
    use(this.kind);
    // ruleid: annotated-field
    use(kind);
    // ok: annotated-field
    use(other, this.other);
  }

  void local(String kind) {
    // ok: annotated-field
    use(kind);
    // ruleid: annotated-field
    use(this.kind);
  }
}
