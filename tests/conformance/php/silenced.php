<?php
// ruleid: silenced-any, silenced-call
@unlink($a);
// ok: silenced-any
// ruleid: silenced-call
unlink($a);
// ruleid: silenced-exit, silenced-die
die("no");
// ruleid: silenced-exit, silenced-die
exit(1);
// ruleid: silenced-exit
exit;
// ruleid: silenced-exit
f() or die;
// ruleid: silenced-shell
$x = `ls`;
// ruleid: silenced-shell
`ls $x`;
