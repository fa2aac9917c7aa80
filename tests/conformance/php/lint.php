<?php
declare(strict_types=1);
namespace App\Http\Controllers;

use App\Models\User;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\{DB, Log, Hash as H};
use function App\helper;
use const App\LIMIT;

const VERSION = '1.0';
define('DEBUG', true);
ini_set('display_errors', 1);
error_reporting(E_ALL);
require_once 'config.php';
include $_GET['page'];
include "pages/" . $page . ".php";

interface Shape extends Countable { public function area(): float; const X = 1; }
trait Greets { use Other; protected $greeting = 'hi'; public function greet() { return $this->greeting; } }
abstract class Base { abstract protected function run(array $args): void; }
final class UserController extends Controller implements Shape, JsonSerializable
{
    use Greets, Logs;
    public const MAX = 10;
    private static $instances = [];
    protected ?string $name = null;
    private readonly int $id;
    public $timestamps = false;
    protected $fillable = ['name', 'email'];
    protected $guarded = [];

    public function __construct(private UserRepository $repo, protected int $x = 5, ?Logger $log = null)
    {
        parent::__construct();
        $this->repo = $repo;
    }

    public function show(Request $request, $id)
    {
        $user = User::find($id);
        $name = $request->input('name');
        $users = DB::select("select * from users where name = '$name'");
        DB::statement("delete from users where id = " . $id);
        DB::raw("count(*) as {$name}");
        $q = DB::table('users')->where('id', $id)->get();
        User::where('active', 1)->orderBy('name')->first();
        User::create($request->all());
        $user->update($request->all());
        Log::info('x', ['id' => $id]);
        return view('users.show', ['user' => $user]);
    }

    #[Route('/users', methods: ['GET'])]
    public static function index(): array
    {
        return self::$instances;
    }

    private function &byRef(array &$items, string ...$rest) { return $items; }
    public function __get($n) { return $this->$n; }
}

enum Suit: string { case Hearts = 'H'; case Spades = 'S'; const Wild = self::Spades; }

function connect($host = 'localhost', int $port = 3306) {
    $conn = mysqli_connect($host, 'root', 'secret', 'db', $port);
    $id = $_GET['id'];
    $sql = "SELECT * FROM users WHERE id = " . $id;
    $r = mysqli_query($conn, $sql);
    $r2 = mysqli_query($conn, "SELECT 1");
    $r3 = mysqli_query($conn, "SELECT * FROM t WHERE id = $id");
    $stmt = $pdo->prepare("SELECT * FROM t WHERE id = ?");
    $stmt->execute([$id]);
    $pdo->query("SELECT * FROM t WHERE id = {$_POST['id']}");
    while ($row = mysqli_fetch_assoc($r)) {
        echo $row['name'];
    }
    return $conn;
}

function output() {
    echo $_GET['name'];
    echo htmlspecialchars($_GET['name']);
    echo "Hello " . $_POST['name'];
    print $_REQUEST['x'];
    echo "a", "b";
    ?>
    <p><?= $name ?></p>
    <?php echo $title; ?>
    <?php
    print("x");
    printf("%s", $_GET['x']);
    die("error");
    exit;
    exit(1);
    header("Location: " . $_GET['url']);
    header('X-Frame-Options: DENY');
    setcookie('a', $v, 0, '/', '', false, true);
    return;
}

function exec_all($cmd) {
    exec($cmd);
    exec("ls " . $cmd, $out, $ret);
    shell_exec("ls $cmd");
    system($_GET['cmd']);
    passthru(escapeshellarg($cmd));
    `ls $cmd`;
    eval($cmd);
    eval('$x = ' . $cmd . ';');
    assert("$cmd");
    $f = create_function('$a', 'return $a;');
    $f($cmd);
    call_user_func($_GET['f'], 1);
    call_user_func_array([$obj, 'm'], [1]);
    preg_replace('/x/e', $a, $b);
    unserialize($_COOKIE['data']);
    unserialize($d, ['allowed_classes' => false]);
    extract($_POST);
    parse_str($q);
    file_get_contents($_GET['file']);
    file_get_contents('http://example.com');
    file_put_contents($path, $data);
    fopen($path, 'r');
    unlink($path);
    move_uploaded_file($_FILES['f']['tmp_name'], $dest);
    md5($password);
    sha1($password . 'salt');
    md5('const');
    rand(1, 10);
    mt_rand();
    uniqid();
    password_hash($p, PASSWORD_DEFAULT);
    hash('md5', $x);
    openssl_encrypt($d, 'aes-128-ecb', $k);
    mcrypt_encrypt(MCRYPT_DES, $k, $d, MCRYPT_MODE_ECB);
    curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false);
    curl_setopt($ch, CURLOPT_SSL_VERIFYHOST, 0);
    simplexml_load_string($xml, 'SimpleXMLElement', LIBXML_NOENT);
    libxml_disable_entity_loader(false);
    phpinfo();
    var_dump($x);
    print_r($x, true);
    error_log($x);
    in_array($x, $arr);
    in_array($x, $arr, true);
    count($arr) == 0;
    sizeof($arr);
    is_null($x);
    isset($x['a']) ? $x['a'] : 'b';
    $x['a'] ?? 'b';
    empty($x);
    array_key_exists('a', $x);
    strpos($h, $n) == false;
    if (strpos($h, $n) !== false) { return true; }
    if ($x == null) return 1;
    if ($a = $b) { c(); }
    if ($x === true && !$y || $z) { a(); } elseif ($q) { b(); } else { c(); }
    if ($x): echo 1; elseif ($y): echo 2; else: echo 3; endif;
    foreach ($arr as $k => $v) { echo $k; }
    foreach ($arr as &$v) { $v = 1; }
    foreach ($arr as $v): echo $v; endforeach;
    for ($i = 0; $i < count($arr); $i++) { echo $i; }
    while (true) { break; }
    do { $i--; } while ($i > 0);
    // ruleid: php-lint-switch
    switch ($x) { case 1: echo 1; break; case 'a': default: echo 2; }
    $m = match (true) { $x > 1 => 'a', default => 'b' };
    try { risky(); } catch (Exception $e) { } catch (A | B $e) { throw $e; } finally { done(); }
    try { risky(); } catch (\Exception $e) { echo $e->getMessage(); }
    throw new \InvalidArgumentException("bad $x");
    $fn = function ($a) use ($b) { return $a + $b; };
    $af = fn($a) => $a * 2;
    array_map(fn($x) => $x->id, $users);
    array_filter($xs, function ($x) { return $x > 1; });
    $o = new stdClass();
    $o2 = new class { public $a = 1; };
    $c = clone $o;
    $o instanceof User;
    $o->a->b()->c['d'];
    $o?->name;
    $o::class;
    User::class;
    static::create();
    parent::boot();
    [$a, $b] = [1, 2];
    list($a, $b) = $arr;
    $arr[] = 5;
    $arr['k']['j'] = 1;
    array('a' => 1, 'b' => 2);
    $s = <<<EOT
Hello $name
EOT;
    $x += 1;
    $x .= "y";
    $x++;
    $x = $y = 3;
    (int) $_GET['id'];
    (string)$x;
    @file('x');
    $$name = 1;
    $obj->$method();
    $class::$prop;
    global $config;
    static $cache = [];
    unset($x['a']);
    $a <=> $b;
    $x = $a ?: $b;
    yield $x;
    goto end;
    end:
    $text = 'single $x';
    helper(name: 'x', value: 3);
    // ruleid: php-lint-spread
    foo(...$args);
    $t = trim(strtolower($x));
}

add_action('init', 'my_init');
add_filter('the_content', function ($c) { return $c; });
$wpdb->query("DELETE FROM t WHERE id = $id");
$wpdb->query($wpdb->prepare("DELETE FROM t WHERE id = %d", $id));
wp_redirect($_GET['to']);
$app->get('/x', function ($req, $res) { return $res->write($req->getParam('x')); });
Route::get('/users/{id}', [UserController::class, 'show']);
// ruleid: php-lint-route-closure
Route::post('/x', function (Request $request) { return $request->all(); });
