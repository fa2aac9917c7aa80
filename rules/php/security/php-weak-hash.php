<?php
// ruleid: php-weak-hash
$hash = md5($password);
// ok: php-weak-hash
$etag = md5($content);
