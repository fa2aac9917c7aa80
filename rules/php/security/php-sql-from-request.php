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
