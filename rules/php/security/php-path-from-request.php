<?php
$name = $_GET['file'];
// ruleid: php-path-from-request
readfile('/var/reports/' . $name);
// ok: php-path-from-request
readfile('/var/reports/' . basename($name));
