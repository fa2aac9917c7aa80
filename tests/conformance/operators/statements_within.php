<?php
function f($b, $z) {
    // ok: run-as-statement
    foo(new T(run(1)));
    // ruleid: run-as-statement
    $m = match ($z) { 1 => run(1), default => 2 };
    if ($b) {
        // ruleid: run-as-statement
        throw run(1);
    }
    // ruleid: run-as-statement
    return $b ? run(1) : 2;
}
