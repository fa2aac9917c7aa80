import javax.crypto.spec.SecretKeySpec;

class Secrets {
  void all(byte[] loaded) {
    // ruleid: java-key-in-code
    new SecretKeySpec("0123456789abcdef".getBytes(), "AES");
    // ok: java-key-in-code
    new SecretKeySpec(loaded, "AES");
  }
}
