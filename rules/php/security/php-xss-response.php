<?php
// ruleid: php-xss-response
echo '<h1>' . $_GET['name'] . '</h1>';
// ok: php-xss-response
echo '<h1>' . htmlspecialchars($_GET['name'], ENT_QUOTES) . '</h1>';
