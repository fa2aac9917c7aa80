class Fields {
  // ruleid: secret-field
  private static final String TOKEN = Secrets.get("TOKEN");
  // ok: secret-field
  private static final String OTHER = Secrets.get("OTHER");
}
