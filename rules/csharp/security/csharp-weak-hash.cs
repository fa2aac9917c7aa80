class Digests {
  void All() {
    // ruleid: csharp-weak-hash
    var a = MD5.Create();
    // ok: csharp-weak-hash
    var b = SHA256.Create();
  }
}
