<?php
function handle($connection, $document) {
  $name = $_GET["name"];
  // ruleid: php-header-from-request
  header("X-Name: " . $name);
  // ok: php-header-from-request
  header("X-Name: " . rawurlencode($name));
  if (!preg_match("/^[a-z]+$/", $name)) {
    return;
  }
  // ok: php-header-from-request
  header("X-Name: " . $name);
}
