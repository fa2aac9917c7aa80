class Declared {
  // ok: assigned
  Document field = new Document();

  void Run() {
    // ok: assigned
    Document a = new Document();
    // ok: assigned
    var b = new Document(1);
    // ruleid: assigned
    a = new Document();
    // ruleid: assigned
    this.field = new Document();
  }
}
