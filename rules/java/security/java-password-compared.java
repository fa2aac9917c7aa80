class Login {
  boolean login(String user, String password, String stored) {
    // ruleid: java-password-compared
    if (user.equals("admin") && password.equals("S3cr3t!Door")) return true;
    // ok: java-password-compared
    if ("".equals(password)) return false;
    // ok: java-password-compared
    return Hashes.verify(password, stored);
  }
}
