<?php
// ruleid: php-redirect-from-request
header('Location: ' . $_GET['next']);
// ok: php-redirect-from-request
header('Location: /home');
