<?php
// ruleid: php-joined-behind, php-joined-before, php-joined-around
f("a" . $b . "c");
// ruleid: php-joined-before
f($b . "c");
// ruleid: php-joined-behind, php-joined-before, php-joined-around
f("a" . $b . "c" . $d . "e");
// ruleid: php-joined-assigned
$s = "a" . $b . "c";
