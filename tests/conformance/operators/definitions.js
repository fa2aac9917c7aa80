// ok: any-javascript
function login(user, password) {
  // ruleid: any-javascript
  return password
}
class Login {
  // ok: any-javascript
  check(password) {}
}
// ruleid: any-javascript
run(function (password) {})
