<?php
// ruleid: php-deserialized-from-request
$state = unserialize($_COOKIE['state']);
// ok: php-deserialized-from-request
$state = json_decode($_COOKIE['state']);
