package com.example.app

// ruleid: scala-lint-import-any
import scala.concurrent.{ExecutionContext, Future, Await}
// ruleid: scala-lint-import-any
import scala.concurrent.duration._
// ruleid: scala-lint-import-any
import scala.util.{Try, Success, Failure}
// ruleid: scala-lint-import-any
import scala.sys.process._
// ruleid: scala-lint-import-any
import java.sql.{Connection, DriverManager => DM}
// ruleid: scala-lint-import-any
import play.api.mvc._
// ruleid: scala-lint-import-any
import javax.inject.Inject
// ruleid: scala-lint-import-any
import org.apache.spark.sql.SparkSession

object Config {
  val DefaultTimeout: Int = 30
  private val secret = "s3cr3t"
  lazy val client = new HttpClient()
  var counter = 0
  implicit val ec: ExecutionContext = ExecutionContext.global
}

case class User(id: Long, name: String, email: Option[String] = None)
case object Empty
sealed trait Shape
final case class Circle(r: Double) extends Shape
abstract class Repo[T] extends BaseRepo with Logging {
  def find(id: Long): Option[T]
  // ruleid: scala-lint-def-any, scala-lint-def-any2
  protected def table: String = "users"
}

trait Logging {
  // ruleid: scala-lint-def-any, scala-lint-def-any2
  def log(msg: String): Unit = println(msg)
  val level: String
}

class UserController @Inject()(cc: ControllerComponents, db: Database) extends AbstractController(cc) {
  // ruleid: scala-lint-action-block, scala-lint-def-any
  def show(id: String) = Action { implicit request =>
    val name = request.getQueryString("name").get
    val sql = s"SELECT * FROM users WHERE id = $id"
    val sql2 = "SELECT * FROM users WHERE name = '" + name + "'"
    db.withConnection { conn =>
      val stmt = conn.createStatement()
      // ruleid: scala-lint-sql-interp
      val rs = stmt.executeQuery(sql)
      stmt.executeQuery(sql2)
      stmt.executeQuery("SELECT 1")
    }
    Ok(views.html.user(name))
  }

  // ruleid: scala-lint-def-any, scala-lint-def-any2
  def run(cmd: String): Action[AnyContent] = Action.async { request =>
    val out = Process(cmd).!!
    // ruleid: scala-lint-str-bang
    val out2 = s"ls $cmd".!
    Seq("sh", "-c", cmd).!
    Runtime.getRuntime.exec(cmd)
    Future.successful(Ok(out))
  }

  // ruleid: scala-lint-def-any, scala-lint-def-any2
  @deprecated("use run", "1.0")
  def old(): Unit = ???

  // ruleid: scala-lint-def-any, scala-lint-def-any2
  override def toString: String = "UserController"
}

object Main extends App {
  // ruleid: scala-lint-def-any, scala-lint-def-any2
  def main(args: Array[String]): Unit = {
    val x: Int = args(0).toInt
    var sum = 0
    for (i <- 0 until 10) {
      sum += i
    }
    for (i <- 1 to 10 if i % 2 == 0) println(i)
    val sq = for { a <- List(1, 2); b <- List(3, 4) } yield a * b
    while (sum > 0) { sum -= 1 }
    do { sum += 1 } while (sum < 3)
    if (x == null) return
    if (x > 3) println("big") else if (x > 1) println("mid") else println("small")
    val y = if (x > 1) "a" else "b"
    x match {
      case 1 => println("one")
      case n if n > 10 => println("big")
      case 2 | 3 => println("few")
      case _ => println("other")
    }
    opt match {
      case Some(v) => v
      case None => 0
    }
    user match {
      case User(id, "admin", _) => id
      case u: User => u.id
      case _: String => 0
    }
    try {
      risky()
    } catch {
      case e: IOException => log(e.getMessage)
      case e: Exception => throw e
      case _: Throwable =>
      case NonFatal(e) => ()
    } finally {
      close()
    }
    Try(risky()) match {
      case Success(v) => v
      case Failure(e) => throw new RuntimeException("bad", e)
    }
    val r = Try { args(1).toInt }.getOrElse(0)
    Await.result(future, Duration.Inf)
    Await.result(fut2, 5.seconds)
    // ruleid: scala-lint-recover-any
    future.map(_ + 1).recover { case e: Exception => 0 }
    // ruleid: scala-lint-oncomplete
    future.onComplete {
      case Success(v) => println(v)
      case Failure(t) => t.printStackTrace()
    }
    list.map(x => x * 2).filter(_ > 2).headOption
    list.map { x => x + 1 }
    list.foreach(println)
    list.foldLeft(0)(_ + _)
    // ruleid: scala-lint-fold-brace
    list.foldLeft(0) { (a, b) => a + b }
    list.filter(x => x > 1).size == 0
    list.length == 0
    list.head
    opt.get
    opt.getOrElse("none")
    map("key")
    map.get("key").isEmpty
    val (a, b) = (1, 2)
    val m = Map("a" -> 1, "b" -> 2)
    val arr = Array(1, 2, 3)
    arr(0) = 5
    val u = User(1, "a")
    val u2 = u.copy(name = "b")
    new User(1, name = "x")
    val f: Int => Int = x => x + 1
    val g = (a: Int, b: Int) => a + b
    val h = _.toString
    Thread.sleep(1000)
    System.exit(1)
    // ruleid: scala-lint-println-interp
    println(s"hello ${user.name} and $x")
    print("x")
    // ruleid: scala-lint-f-interp
    logger.info(f"x is $x%d")
    val md = MessageDigest.getInstance("MD5")
    val rnd = new scala.util.Random()
    val rnd2 = new java.util.Random(42)
    x.asInstanceOf[String]
    x.isInstanceOf[Int]
    x eq y
    x == y && y != null
    a :: b :: Nil
    xs ++ ys
    actor ! Message("x")
    (actor ? Ping).mapTo[Pong]
    throw new IllegalArgumentException("x")
    val n: String = null
    val re = "[a-z]+".r
    val tri = """triple $x"""
    val neg = -x
    val nt = !flag
    implicitly[Ordering[Int]]
    spark.sql("SELECT * FROM t WHERE x = " + x)
    spark.read.option("header", "true").csv(path)
    scala.io.Source.fromFile(path).mkString
    val src = Source.fromURL(args(0))
    XML.loadString(data)
    val fac = SAXParserFactory.newInstance()
    fac.setFeature("http://apache.org/xml/features/disallow-doctype-decl", false)
    return
  }

  // ruleid: scala-lint-def-any, scala-lint-def-any2
  def add(a: Int, b: Int): Int = a + b
  // ruleid: scala-lint-def-any, scala-lint-def-any2
  def curried(a: Int)(b: Int): Int = a + b
  // ruleid: scala-lint-def-any, scala-lint-def-any2
  def gen[T](x: T): T = x
  // ruleid: scala-lint-def-any
  def proc() { println("x") }
  // ruleid: scala-lint-def-any, scala-lint-def-any2
  def default(a: Int = 1, bs: String*): Unit = {}
  // ruleid: scala-lint-def-any
  private[this] def hidden = 1
  type Id = Long
  // ruleid: scala-lint-def-any
  implicit class RichInt(val i: Int) extends AnyVal { def double = i * 2 }
  // ruleid: scala-lint-def-any, scala-lint-def-any2
  implicit def toStr(i: Int): String = i.toString
}

class Spec extends FlatSpec with Matchers {
  "A list" should "be empty" in {
    List() shouldBe empty
    assert(1 == 1)
  }
  test("x") { assertEquals(1, 1) }
}
