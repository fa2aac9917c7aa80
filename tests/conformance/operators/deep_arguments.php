<?php
// ruleid: deep-argument-php
f(g($p));
// ruleid: deep-argument-php
f(fn() => $p);
// ok: deep-argument-php
f(function () { return $p; });
// ok: deep-argument-php
f(k: $p);
