const ldap = require("ldapjs");

function find(client, req, user) {
  // ruleid: js-ldap-filter-built
  client.search("dc=a", { filter: "(uid=" + req.body.user + ")" }, done);
  // ruleid: js-ldap-filter-built
  client.search("dc=a", { scope: "sub", filter: `(&(uid=${user})(active=1))` }, done);
  // ok: js-ldap-filter-built
  client.search("dc=a", { filter: "(uid=admin)" }, done);
  // ok: js-ldap-filter-built
  client.search("dc=a", { filter: `(uid=${escapeFilter(user)})` }, done);
  // ok: js-ldap-filter-built
  client.search("books", { filter: `title:${user}` }, done);
}
