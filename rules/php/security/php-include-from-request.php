<?php
// ruleid: php-include-from-request
include 'pages/' . $_GET['page'];
// ok: php-include-from-request
include 'pages/home.php';
