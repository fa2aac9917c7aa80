<?php
function assigned() {
    $x = source();
    $a = convert($x);
    // ruleid: carried-to-assigned
    sink($a);
    // ruleid: carried-to-assigned
    sink(new Box($x));
}
