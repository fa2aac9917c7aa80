import javax.crypto.spec.SecretKeySpec;

class Secrets {
  void all(byte[] loaded) {
    // ruleid: java-key-in-code
    new SecretKeySpec("0123456789abcdef".getBytes(), "AES");
    // ok: java-key-in-code
    new SecretKeySpec(loaded, "AES");
    byte[] key = "0123456789abcdef".getBytes();
    // ruleid: java-key-in-code
    new SecretKeySpec(key, "AES");
    // ok: java-key-in-code
    new SecretKeySpec(System.getenv("KEY").getBytes(), "AES");
    byte[] fixed = {1, 2, 3, 4};
    // ruleid: java-key-in-code
    new SecretKeySpec(fixed, "AES");
  }
}
