<?php
// ruleid: silenced-any, silenced-call
@unlink($a);
// ok: silenced-any
// ruleid: silenced-call
unlink($a);
// ruleid: silenced-exit
die("no");
// ruleid: silenced-exit
exit;
// ruleid: silenced-exit
f() or die;
// ruleid: silenced-shell
$x = `ls`;
// ruleid: silenced-shell
`ls $x`;
