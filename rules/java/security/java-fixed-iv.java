import javax.crypto.spec.IvParameterSpec;

class Vectors {
  void all(byte[] drawn) {
    // ruleid: java-fixed-iv
    new IvParameterSpec("0123456789abcdef".getBytes());
    // ruleid: java-fixed-iv
    new IvParameterSpec(new byte[16]);
    // ok: java-fixed-iv
    new IvParameterSpec(drawn);
  }

  void zeros(javax.crypto.SecretKey key, javax.crypto.Cipher cipher) throws Exception {
    byte[] vector = new byte[16];
    // ruleid: java-fixed-iv
    cipher.init(javax.crypto.Cipher.ENCRYPT_MODE, key, new IvParameterSpec(vector));
    byte[] drawn = new byte[16];
    new java.security.SecureRandom().nextBytes(drawn);
    // ok: java-fixed-iv
    cipher.init(javax.crypto.Cipher.ENCRYPT_MODE, key, new IvParameterSpec(drawn));
  }
}
