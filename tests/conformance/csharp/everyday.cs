// ruleid: using-x
using System;
// ruleid: using-system-io, using-x
using System.IO;
using Alias = System.Data.SqlClient.SqlCommand;
namespace App.Web
{
    // ruleid: class-c-any, public-class-c, class-c-controller, class-c-b, apicontroller-class-c, struct-s-any
    [ApiController]
    [Route("api/[controller]")]
    public class HomeController : Controller, IFoo
    {
        // ruleid: var-x-y, private-readonly-string-x
        private readonly string name = "abc";
        // ruleid: var-x-y, const-int-x-y
        const int LIM = 5;
        public string Prop { get; set; }
        // ruleid: foo-any, foo-x-any, foo-x-controller
        public int Calc => Foo(1);
        public HomeController(ILogger log) { this.log = log; }
        // ruleid: httppost-public-t-m, public-async-task-iactionresult-m, t-m-string-x, validateantiforgerytoken-t-m
        [HttpPost("x")]
        [ValidateAntiForgeryToken]
        public async Task<IActionResult> Index(string id, int n = 1, params object[] rest)
        {
            // ruleid: var-x-y, x-y-3, request-query-id, x-2
            var x = Request.Query["id"];
            // ruleid: x-any, string-x-y, var-x-y, string-q-x-new-sqlcommand-q
            string q = "SELECT * FROM t WHERE id=" + id;
            // ruleid: var-x-y, x-any-2
            string q2 = $"SELECT {id} FROM t";
            // ruleid: var-x-y
            string q3 = @"SELECT";
            // ruleid: new-sqlcommand-any, new-c-any, var-x-y, var-x-new-sqlcommand
            var cmd = new SqlCommand(q, conn);
            // ruleid: new-sqlcommand-any, new-c-any, new-sqlcommand-x, x-any, var-x-y, var-x-new-sqlcommand
            var cmd2 = new SqlCommand("SELECT " + id);
            // ruleid: x-commandtext-y, cmd-x-any
            cmd.CommandText = q2;
            // ruleid: foo-any, foo-x-any, foo-x-any-2, foo-x-controller, x-2
            Foo(x);
            // ruleid: foo-any, foo-x-any, foo-str-any, x-2
            Foo(x, 1, "str");
            // ruleid: x-foo-any, this-foo-x, o-m-any, x-2
            this.Foo(x);
            // ruleid: x-foo-any, o-m-any, x-2
            Bar.Foo(x);
            // ruleid: if-x-null, if-any, return-x, x-null, x-2, null-literal
            if (x == null) { return null; }
            // ruleid: if-x-else, if-any
            if (n > 1)
            {
                // ruleid: foo-any, foo-x-any, foo-x-controller
                Foo(2);
            }
            else
            {
                Bar();
            }
            // ruleid: foo-any, foo-x-any, foreach-var-x-in-y, foo-x-controller
            foreach (var item in rest) { Foo(item); }
            // ruleid: foo-any, foo-x-any, foo-x-controller, x
            for (int i = 0; i < 3; i++) { Foo(i); }
            // ruleid: foo-any, foo-x-any, while-true-any, foo-x-controller
            while (true) { Foo(3); }
            // ruleid: foo-any, foo-x-any, new-c-any, throw-new-e, foo-x-controller
            try { Foo(4); } catch (IOException e) { throw; } catch (Exception) { throw new Exception("x"); } finally { Bar(); }
            // ruleid: o-m-any, new-c-any, var-x-y, using-var-x-y, using-any, x-2
            using (var s = new StreamReader(x)) { s.Read(); }
            // ruleid: o-m-any, var-x-y, x-2
            using var t = File.Open(x, FileMode.Open);
            // ruleid: new-c-any, var-x-y, new-list-string, new-list-t
            var list = new List<string>();
            // ruleid: var-x-y, new-foo-a-x, new-foo-a
            var o = new Foo { A = 1, B = "x" };
            // ruleid: var-x-y
            var o2 = new Foo(1) { A = 1 };
            // ruleid: var-x-y, x-2
            var anon = new { a = 1, b = x };
            // ruleid: var-x-y
            Func<int, int> f = a => a + 1;
            // ruleid: var-x-y, return-x
            Func<int, int> g = (a) => { return a; };
            // ruleid: named-b-any, named-a-x, f-metavariable-f-regex-hash-named
            Named(a: 1, b: 2);
            // ruleid: var-x-y, string-x, x-as-string, x-2
            var y = (string)x;
            // ruleid: var-x-y, string-x, x-as-string, x-2
            var z = x as string;
            // ruleid: foo-any, foo-x-any, if-any, foo-x-controller, x-is-string, x-2
            if (x is string) Foo(5);
            // ruleid: var-x-y, a-b-c
            var c = n > 1 ? "a" : "b";
            // ruleid: var-x-y, x-y, x-2
            var w = x ?? "d";
            // ruleid: o-m-any, o-call-any, x-2
            obj?.Call(x);
            // ruleid: o-m-any, obj-generic-any, obj-generic-int, x-2
            obj.Generic<int>(x);
            // ruleid: o-m-any, x-any, process-start-any, process-start-x
            Process.Start("cmd", "/c " + id);
            // ruleid: var-x-y, plain
            string plain = "plain";
            // ruleid: hash-any, hash-x, hash-plain, hash-x-2, f-metavariable-f-regex-hash-named, plain
            Hash(plain);
            // ruleid: hash-any, hash-x, hash-x-2, f-metavariable-f-regex-hash-named
            Hash("lit");
            // ruleid: hash-x-2, f-metavariable-f-regex-hash-named
            Hash(q2);
            // ruleid: hash-any, hash-x, hash-x-2, f-metavariable-f-regex-hash-named
            Hash($"lit");
            // ruleid: o-m-any, var-x-y, md-create
            var r = MD5.Create();
            // ruleid: o-m-any, system-security-cryptography-md-create
            System.Security.Cryptography.MD5.Create();
            // ruleid: new-c-any, new-md-cryptoserviceprovider
            new MD5CryptoServiceProvider();
            // ruleid: var-x-y, const-int-x-y
            const int size = 1024;
            // ruleid: new-c-any, new-rsa-n-metavariable-n-comparison
            new RSA(size);
            // ruleid: new-c-any
            new RSA(4096);
            // ruleid: foo-any, foo-x-any, foo-x-controller
            switch (n) { case 1: Foo(6); break; default: Bar(); break; }
            // ruleid: await-x, x-2
            await Do(x);
            // ruleid: x-y-2, x-2
            x += "a";
            // ruleid: x
            n++;
            // ruleid: var-x-y, new-byte-any
            var arr = new byte[] { 1, 2 };
            // ruleid: x-y-3, x-y-z
            arr[0] = 1;
            // ruleid: o-m-any, x-any, f-id-any, response-write-x
            Response.Write("<b>" + id + "</b>");
            // ruleid: return-x, return-view-any, x-2
            return View(x);
        }
        // ruleid: o-m-any, base-m-any
        protected override void OnX(object sender, EventArgs e) { base.OnX(sender, e); }
        // ruleid: t-m-string-x, static-string-m
        static string St(string a) => a + "x";
        // ruleid: t-m-string-x
        string Local(SqlCommand cmd, string s)
        {
            // ruleid: o-m-any, sqlcommand-c-execute, c-execute-string-s, f-x-r-m-string-x
            cmd.Execute(s);
            // ruleid: o-m-any, string-format-any, f-x-r-m-string-x
            string.Format("a {0}", s);
            // ruleid: o-m-any, string-format-any-2, f-x-r-m-string-x
            String.Format("a {0}", s);
            // ruleid: var-x-y, typeof-t
            var m = typeof(string);
            // ruleid: foo-any, foo-x-any, lock-x-any, foo-x-controller
            lock (this) { Foo(7); }
            // ruleid: o-m-any, c-execute-string-s, f-x-r-m-string-x
            other.Execute(s);
            // ruleid: var-x-y
            SqlCommand typed = Make();
            // ruleid: o-m-any, sqlcommand-c-execute, sqlcommand-c-execute-2, c-execute-string-s
            typed.Execute("a");
            // ruleid: new-sqlcommand-any, new-c-any, var-x-y, var-x-new-sqlcommand
            var other2 = new SqlCommand();
            // ruleid: o-m-any, sqlcommand-c-execute, sqlcommand-c-execute-2, c-execute-string-s
            other2.Execute("b");
            // ruleid: return-x
            return s;
        }
    }
    // ruleid: interface-i-any
    public interface IFoo { void M(int a); }
    // ruleid: class-c-any, public-class-c, struct-s-any
    public struct S { public int A; }
    enum E { A, B = 2 }
    // ruleid: class-c-any, public-class-c, struct-s-any
    public class Plain { }
}
