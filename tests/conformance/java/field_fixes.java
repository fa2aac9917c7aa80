class Fields {
  // ruleid: secret-field
  private static final String TOKEN = "abc";
  // ok: secret-field
  private static final String OTHER = Secrets.get("OTHER");
}
