<?php
// ruleid: php-command-from-request
system('ping -c 1 ' . $_POST['host']);
// ok: php-command-from-request
system('ping -c 1 ' . escapeshellarg($_POST['host']));
