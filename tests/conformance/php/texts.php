<?php
// ruleid: text-hole
f("a $x b");
// ruleid: text-hole
f("a ${x} b");
// ruleid: text-hole
f("a {$x} b");
// ok: text-hole
f('a $x b');
list('x' => $y) = taint();
// ruleid: keyed-list
sink($y);
['x' => $z, 'k' => list($w)] = taint();
// ruleid: keyed-list
sink($z);
