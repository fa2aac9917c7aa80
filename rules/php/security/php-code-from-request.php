<?php
// ruleid: php-code-from-request
eval('return ' . $_GET['formula'] . ';');
// ok: php-code-from-request
eval('return 1;');
