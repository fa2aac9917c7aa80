class Ciphers {
  void All() {
    // ruleid: csharp-weak-cipher
    var a = DES.Create();
    // ok: csharp-weak-cipher
    var b = Aes.Create();
  }
}
