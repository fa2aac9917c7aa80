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
}
