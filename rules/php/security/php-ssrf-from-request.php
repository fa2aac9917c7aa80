<?php
// ruleid: php-ssrf-from-request
$c = curl_init($_GET['url']);
// ok: php-ssrf-from-request
$c = curl_init('https://api.example.com/status');
