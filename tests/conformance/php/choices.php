<?php
foreach ($a as $v): echo $v; endforeach;
while ($a): b(); endwhile;
// ruleid: php-reference
$x = &$y;
$x = $y;
// ruleid: php-text
`ls "a" $x`;
// ruleid: php-text
$s = "ls $x";
// ruleid: php-text, php-hole
preg_match("/{$_GET['re']}/", $x);
// ruleid: php-case-body
switch ($x) { case 'c': b(); break; case FOO: c(); }
