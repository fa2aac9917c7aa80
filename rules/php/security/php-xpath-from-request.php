<?php
function handle($connection, $document) {
  $name = $_GET["name"];
  // ruleid: php-xpath-from-request
  $document->xpath("//user[name='$name']");
  // ok: php-xpath-from-request
  $document->xpath("//user[id=" . (int)$name . "]");
  if (!preg_match("/^[a-z]+$/", $name)) {
    return;
  }
  // ok: php-xpath-from-request
  $document->xpath("//user[name='$name']");
}

function find($document) {
  $paths = new DOMXPath($document);
  $name = $_POST["name"];
  // ruleid: php-xpath-from-request
  $paths->query("//user[name='" . $name . "']");
  // ok: php-xpath-from-request
  $paths->query("//user[name='fixed']");
}
