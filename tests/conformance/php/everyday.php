<?php
// ruleid: use-foo-bar-baz
use Foo\Bar\Baz;
use Foo\Qux as Q;
// ruleid: x-y-4, x-y-5, const-x-y
const LIM = 5;
// ruleid: class-c-any, class-c-extends-base
#[Route("/x", methods: ["GET"])]
class K extends Base implements I {
  // ruleid: x-y-4, x-y-5, const-x-y
  const X = 1;
  // ruleid: x-y-4, x-y-5
  private static $p = "a";
  protected ?string $q;
  // ruleid: obj-m-any, function-f-any, x-y-4, x-y-5, this-foo-x, this-p-x
  public function __construct($foo) { parent::__construct(); $this->foo = $foo; }
  // ruleid: function-f-any, function-f-x-return-y
  public function run($x, array $y = []) {
    // ruleid: get-any, x-get-id-y, x-y, x-y-4, x-y-5, get-any-2, x-metavariable-x-regex-get, x-y-8
    $z = $_GET['id'] . "abc $x";
    // ruleid: if-x-any, if-x-else, if-any, x-y-3
    if ($x == 1) {
      // ruleid: echo-x, echo-any
      echo $z;
      // ruleid: foo-any, foo-x-any, foo-str-any, foo-args-args, foo-any-2
      foo($x, 1, "str");
    // ruleid: if-x-any, if-any
    } elseif ($y) {
      // ruleid: return-any, return-x
      return null;
    } else {
      // todook: die-any
      exit(1);
    }
    // ruleid: foreach-x-as-y, foreach-x-as-k-v, print-x
    foreach ($y as $k => $v) { print $v; }
    // ruleid: foreach-x-as-y
    foreach ($y as $v) { bar($v); }
    // ruleid: foo-any, foo-x-any, foo-x, x-y-4, foo-args-args, foo-any-2
    for ($i = 0; $i < 3; $i++) { foo($i); }
    // ruleid: foo-any, foo-x-any, foo-x, while-true-any, foo-args-args, foo-any-2
    while (true) { foo(1); }
    // ruleid: foo-any, foo-x-any, foo-x, new-c-any, try-catch-t-e-finally, throw-x, foo-x-any-2, foo-args-args, foo-any-2
    try { foo($x); } catch (Exception $e) { throw new Foo("x"); } finally { bar(); }
    // ruleid: function-any, return-any, return-x, x-y-4, x-y-5
    $f = function ($a) use ($z) { return $a; };
    // ruleid: foo-any, foo-x-any, foo-x, function-any, x-y-4, x-y-5, foo-args-args, foo-any-2
    $g = fn($a) => foo($a + 1);
    // ruleid: a-x-any, x-y-4, x-y-5
    $arr = ['a' => 1, 'b' => [1, 2], 3];
    // ruleid: array-verify-false, verify-false-any, x-y-4, x-y-5
    $arr2 = array("verify" => false, "x" => 2);
    // ruleid: x-foo-any, obj-m-any
    $obj->foo()->bar(1)->baz();
    // ruleid: x-foo-any, obj-m-any
    $obj->foo($z, 2);
    // ruleid: obj-m-any
    Q::make($x)->go();
    // ruleid: obj-m-any, x-run-any, baz-run-x
    Baz::run($x);
    // ruleid: obj-m-any, x-run-any
    \Foo\Bar\Baz::run($x);
    // ruleid: new-baz-any, new-c-any
    new Baz($x);
    $F($x);
    // ruleid: foo-any, foo-any-2
    switch ($x) { case 1: foo(); break; default: bar(); }
    // ruleid: include-any, include-x
    include "x.php";
    // ruleid: get-any, include-any, include-x, get-any-2, x-metavariable-x-regex-get, x-y-8
    include($_GET['p']);
    // ruleid: x-y, require-once-x, require-once-x-2
    require_once $x . ".php";
    // ruleid: x-y-4, x-y-5, x-plain-md-x
    $s = "plain";
    // ruleid: md-any, md-x, md-plain, f-x-metavariable-f-regex-md
    md5($s);
    // ruleid: md-any, md-x, f-x-metavariable-f-regex-md
    md5("lit");
    // ruleid: f-x-metavariable-f-regex-md
    md5("lit $x");
    // ruleid: f-x-metavariable-f-regex-md
    md5($unknown);
    // ruleid: x-y, x-any, x-y-4, x-y-5
    $s2 = "a" . "b";
    // ruleid: sha-ab, f-x-metavariable-f-regex-md
    sha1($s2);
    `ls $x`;
    // ruleid: eval-any
    eval($x);
    unset($x);
    // ruleid: x-y-6
    $x .= "a";
    // ruleid: x-y-4, x-y-5, int-x
    $h = (int) $x;
    // ruleid: named-b-any
    named(a: 1, b: 2);
    $x instanceof Foo;
    // ruleid: a-x, a-const-x
    A::$prop; A::CONST_X; A::class;
    // ruleid: setopt-c-curlopt-ssl-false
    setopt($ch, CURLOPT_SSL, false);
    setopt($ch, CURLOPT_SSL, 0);
    // ruleid: x-y-2, x-y-4, x-y-5, x
    $ok = $a && $b || !$c;
    // ruleid: foo-any, foo-x-any, foo-x, if-x-any, if-any, foo-args-args, x, foo-any-2
    if (!$a) foo(2);
    // ruleid: foo-any, foo-x-any, foo-x, return-any, return-x, foo-x-any-2, foo-args-args, foo-any-2
    return foo($x) + 1;
  }
  // ruleid: function-f-any, function-f-x-return-y, return-any, return-x, function-f-string-s
  static function st(string $s): int { return 1; }
}
// ruleid: function-f-any, function-f-x-return-y
function plain($a, $b) {
  // ruleid: x-y, x-any, mysql-query-x
  mysql_query("SELECT * FROM t WHERE id=" . $a);
  // ruleid: mysql-query-x-2
  mysql_query("SELECT $b");
  // ruleid: x-y, x-any, x-y-4, x-y-5, q-x-mysql-query-q
  $q = "SELECT " . $a;
  mysql_query($q);
  // ruleid: get-any, x-y, x-any, get-any-2, x-metavariable-x-regex-get, x-y-8
  header("Location: " . $_GET["u"]);
  // ruleid: foo-any, foo-x-any, foo-x, foo-args-args, foo-any-2
  FOO($a);
  // ruleid: eval-any
  Eval($a);
  // ruleid: print-x
  print("x");
  // ruleid: die-any
  die("x");
  // ruleid: isset-any, x-y-8
  isset($a['x']);
  // ruleid: x-y-3, a-b
  $a == $b;
  // ruleid: x-y-3
  $b == $a;
  // ruleid: x-y-4, x-y-5
  $c = $a ?: $b;
  // ruleid: x-y-4, x-y-5, a-b-c
  $c = $a ? 1 : 2;
  // ruleid: unlink-any, unlink-any-2
  @unlink($x);
  // ruleid: x-y-4, x-y-5
  list($p, $q) = f();
  // ruleid: x-y-4, x-y-5, x-y-7
  $x = $y = 1;
  // ruleid: assert-any
  assert($a);
  // ruleid: x-y-4, x-y-5
  $$a = 1;
  // ruleid: echo-any
  echo "a", $b;
  // ruleid: echo-x, echo-any, x-y, x-any
  echo("x" . $b);
  // ruleid: x-y-4, x-y-5
  $n = 100;
  // ruleid: key-size-x, key-size-x-metavariable-x-comparison-2
  key_size($n);
  // ruleid: key-size-x, key-size-x-metavariable-x-comparison
  key_size(50);
  // ruleid: return-any, return-x, post-a-b, x-y-8
  return $_POST['a']['b'];
}
