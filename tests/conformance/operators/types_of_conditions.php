<?php
// ruleid: type-parameter
function run(Request $r) {
    // ruleid: type-made
    $a = new File($r);
    $b = new Other($r);
}
function other(string $s) { }
