enum Field {
  // ok: assigned-text
  Password = "password",
}
export const enum Kind {
  // ok: assigned-text
  Secret = "secret",
}
class Fields {
  // ruleid: assigned-text
  static password = "password";
}
// ruleid: assigned-text
const secret = "secret";
