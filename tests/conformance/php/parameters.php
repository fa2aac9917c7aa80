<?php
// ruleid: php-parameter-type
function f(Request $r, int $n) { return $r->all(); }
// ruleid: php-closure-type
Route::post('/x', function (Request $req) { return $req->all(); });
// ruleid: php-parameter-type, php-return-type
class A { public function g(string $s): array { return [$s]; } }
// ruleid: php-catch-type
try { h(); } catch (Exception $e) { report($e); }
