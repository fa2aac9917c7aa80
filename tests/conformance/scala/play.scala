package controllers

// ruleid: class-given
@Singleton
class HomeController @Inject()(cc: ControllerComponents, ws: WSClient)(implicit ec: ExecutionContext)
    extends AbstractController(cc) {

  // ruleid: value, variable
  val ALGORITHM = "MD5"

  // ruleid: action-of-request, with-body, parameter
  def fetch(url: String): Action[AnyContent] = Action.async { implicit request: Request[AnyContent] =>
    // ruleid: ask
    ws.url(url).get().map { response => Ok(response.body) }
  }

  // ruleid: with-body, implicit-request
  def read(name: String) = Action { request: Request[AnyContent] =>
    // ruleid: text-algorithm, value, variable
    val digest = MessageDigest.getInstance(ALGORITHM)
    // ruleid: cookie
    Ok(name).withCookies(Cookie("a", name, httpOnly = false))
  }
}

// ruleid: class-alone, class-given, with-body
class Plain { def f = 1 }
// ruleid: class-given
class Given(x: Int) extends Base(x)
// ruleid: class-alone, class-given, base-plain
class Simple extends Base
// ruleid: class-alone, class-given, base-given
class Mixed extends Base(1) with Other
// ruleid: class-given, injected
class Injected @Inject() (x: Int) extends Base
// ruleid: class-given, case-class
case class User(id: Long)

trait Store {
  // ruleid: no-body
  def find(id: Long): Option[User]
  // ruleid: with-body
  def all(names: String*): Seq[User] = load(names)
}

object Run {
  // ruleid: with-body
  def loops(n: Int): Unit = {
    // ruleid: any-match, one-case
    xs match {
      case Nil => 0
      case head :: tail => 1
    }
    // ruleid: yields, goes, any-argument
    for (x <- xs) yield foo(x)
    // ruleid: goes, any-argument
    for (x <- xs) foo(x)
    val (p, q) = (1, 2)
    // ruleid: variable
    var count = 1
    // ruleid: value, variable
    lazy val later = 2
    // ruleid: statement-text
    sqlu"delete $p"
    // ruleid: interpolated
    s"text $p"
    // ruleid: named, any-argument
    foo(a = 1)
    // ruleid: any-argument, implicit-request
    Action { implicit request => foo(2) }
    // ruleid: any-argument, implicit-request
    Action { request => foo(3) }
  }
}
