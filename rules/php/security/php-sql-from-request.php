<?php
$name = $_GET['name'];
// ruleid: php-sql-from-request
mysqli_query($db, "SELECT * FROM orders WHERE name = '" . $name . "'");
// ruleid: php-sql-from-request
$db->query("SELECT * FROM orders WHERE name = '$name'");
$id = intval($_GET['id']);
// ok: php-sql-from-request
$db->query("SELECT * FROM orders WHERE id = $id");
// ok: php-sql-from-request
$statement = $db->prepare('SELECT * FROM orders WHERE name = ?');

function checked($db) {
  $by = $_GET["by"];
  if (!in_array($by, ["name", "age"], true)) {
    return;
  }
  // ok: php-sql-from-request
  $db->query("SELECT * FROM users ORDER BY " . $by);
  $columns = ["n" => "name"];
  // ok: php-sql-from-request
  $db->query("SELECT * FROM users ORDER BY " . $columns[$_GET["by"]]);
  // ruleid: php-sql-from-request
  $db->query("SELECT * FROM users WHERE agent = '" . $_SERVER["HTTP_USER_AGENT"] . "'");
}
