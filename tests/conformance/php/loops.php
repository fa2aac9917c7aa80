<?php
// ruleid: by-value
foreach ($a as $v) { g($v); }
// ruleid: by-reference, by-value
foreach ($a as &$v) { g($v); }
// ok: by-reference, pair-by-reference
// ruleid: by-value
foreach ($a as $k => $v) { g($v); }
// ruleid: pair-by-reference, by-value
foreach ($a as $k => &$v) { g($v); }
// ruleid: by-value
foreach ($a as $v):
    g($v);
    h($v);
endforeach;
?>
<ul>
<!-- ruleid: by-value -->
<?php foreach ($a as $v): ?>
  <li><?= $v ?></li>
<?php endforeach; ?>
</ul>
