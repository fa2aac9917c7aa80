<?php
$x = taint();
// ok: number-flow
sink($x + $y);
// ok: number-flow
sink($x % 2);
// ok: number-flow
sink(intval($x));
// ok: number-flow
sink($x && $y);
// ruleid: number-flow
sink($x . 1);
