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
