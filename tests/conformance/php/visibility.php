<?php
// ruleid: alone
function plain($a) { return 1; }
class A {
  // ruleid: alone, within
  public function told($a) { return 1; }
  // ruleid: alone
  // ok: within
  private function kept($a) { return 1; }
  // ruleid: alone
  // ok: within
  function silent() { return 1; }
  // ruleid: alone, within
  public static function of() { return 1; }
}
