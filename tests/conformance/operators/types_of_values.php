<?php
function f(Foo $x) {
    // ruleid: value-type
    use1($x);
    $made = new Foo();
    // ruleid: value-type
    use1($made);
    $other = new Bar();
    // ok: value-type
    use1($other);
}
