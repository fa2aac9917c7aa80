class Login {
    // ok: any-java
    String password;

    // ok: any-java
    boolean check(String password) {
        // ruleid: any-java
        return password.isEmpty();
    }
}
