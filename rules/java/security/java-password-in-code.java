import java.sql.DriverManager;

class Connections {
  void all() throws Exception {
    // ruleid: java-password-in-code
    DriverManager.getConnection("jdbc:postgresql://db/main", "app", "s3cret");
    // ok: java-password-in-code
    DriverManager.getConnection("jdbc:postgresql://db/main", "app", System.getenv("DB_PASSWORD"));
    // ok: java-password-in-code
    DriverManager.getConnection("jdbc:h2:mem:test", "sa", "");
    // ruleid: java-password-in-code
    DriverManager.getConnection("jdbc:postgresql://db/main", "app", password());
  }
  private String password() {
    return "s3cret";
  }
}

class Cloud {
  Object credentials() {
    // ok: java-password-in-code
    new BasicAWSCredentials(System.getenv("ID"), System.getenv("KEY"));
    // ruleid: java-password-in-code
    return new BasicAWSCredentials(System.getenv("ID"), "p8Vb0Zq1tYxW3rN5sJ7kL9mD2fH4gC6eA8uT0oQi");
  }
}
