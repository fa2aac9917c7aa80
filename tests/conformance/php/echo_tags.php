<html>
<!-- ruleid: echo-of-request -->
<p><?= $_GET["a"] ?></p>
<!-- ok: echo-of-request -->
<p><?= htmlspecialchars($_GET["a"]) ?></p>
<!-- ruleid: echo-of-call -->
<?= f($y); ?>
<?php
// ruleid: echo-of-call
echo f(1);
// ok: echo-of-call
f(2);
?>
</html>
<?php
$t = taint();
// ruleid: echo-of-three, echo-of-some
echo 'a', $t, 'b';
// ruleid: echo-of-some
echo 'a', $t;
// ruleid: echo-of-some
echo 'a', 'b', $t, 'c';
// ok: echo-of-some
echo 'a', 'b', 'c', 'd';
