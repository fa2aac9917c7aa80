import java.security.KeyPairGenerator;

class Keys {
  void all() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    // ruleid: java-short-key
    generator.initialize(1024);
    // ok: java-short-key
    generator.initialize(3072);
  }
}
