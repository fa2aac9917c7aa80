<?php
function handle($connection, $document) {
  $name = $_GET["name"];
  // ruleid: php-ldap-from-request
  ldap_search($connection, "o=x", "(uid=" . $name . ")");
  // ok: php-ldap-from-request
  ldap_search($connection, "o=x", "(uid=" . ldap_escape($name) . ")");
  if (!preg_match("/^[a-z]+$/", $name)) {
    return;
  }
  // ok: php-ldap-from-request
  ldap_search($connection, "o=x", "(uid=" . $name . ")");
}
