using System;
using System.Data.SqlClient;
using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Json = Newtonsoft.Json.JsonConvert;
using static System.Math;

[assembly: InternalsVisibleTo("Tests")]
namespace App.Controllers
{
    public enum Color { Red, Green = 2 }
    public interface IRepo<T> where T : class { T Find(int id); int Count { get; } }
    public record Person(string Name, int Age);
    public struct Point { public int X; public int Y { get; set; } }
    public delegate void Handler(object sender, EventArgs e);
    public abstract class Base : IDisposable { public abstract void Run(); public virtual void Dispose() { } }

    [ApiController]
    [Route("api/[controller]")]
    public class UsersController : ControllerBase, IDisposable
    {
        private readonly AppDb _db;
        private static readonly HttpClient Client = new HttpClient();
        public const string Key = "secret";
        private string _password = "hunter2";
        public string Name { get; set; }
        public int Age { get; private set; } = 3;
        public string Full => Name + Age;
        public event EventHandler Changed;
        public UsersController(AppDb db, ILogger<UsersController> log) : base() { _db = db; }

        [HttpGet("{id}")]
        public async Task<IActionResult> Show(int id, [FromQuery] string name)
        {
            var sql = "SELECT * FROM Users WHERE Name = '" + name + "'";
            var cmd = new SqlCommand(sql, _conn);
            using (var reader = cmd.ExecuteReader()) { while (reader.Read()) { Console.WriteLine(reader["x"]); } }
            var cmd2 = new SqlCommand($"SELECT * FROM Users WHERE Id = {id}", _conn);
            var cmd3 = new SqlCommand("SELECT 1");
            _db.Users.FromSqlRaw("SELECT * FROM U WHERE N = " + name);
            _db.Database.ExecuteSqlRaw($"DELETE FROM U WHERE N = {name}");
            var user = await _db.Users.FirstOrDefaultAsync(u => u.Id == id);
            if (user == null) return NotFound();
            return Ok(user);
        }

        [HttpPost, ValidateAntiForgeryToken]
        public IActionResult Create([FromBody] User user)
        {
            Process.Start("cmd.exe", "/c " + user.Name);
            Process.Start(user.Name);
            // ruleid: cs-lint-psi-any, cs-init-b
            var psi = new ProcessStartInfo { FileName = "sh", Arguments = user.Name };
            return Redirect(Request.Query["url"]);
        }

        [HttpPost]
        public ActionResult Edit(User u) { return View(u); }
        public async void Fire() { await Task.Delay(1); }
        public Task<int> Wait() { var t = Foo(); t.Wait(); return t.Result; }
        private static int Add(int a, int b = 2, params string[] rest) => a + b;
        public override string ToString() => $"User {Name}";
        public T Get<T>(string k) where T : new() { return new T(); }
        protected internal virtual void Hook(ref int x, out int y, in int z) { y = 1; }
        ~UsersController() { Dispose(false); }
        public static bool operator ==(UsersController a, UsersController b) { return true; }
        public string this[int i] { get { return "x"; } set { } }
    }

    public static class Program
    {
        public static void Main(string[] args)
        {
            int x = 1;
            string s = args[0];
            // ruleid: cs-lint-list-init, cs-init-a, cs-init-e
            var list = new List<int> { 1, 2, 3 };
            // ruleid: cs-lint-dict-init, cs-init-d
            var dict = new Dictionary<string, int> { { "a", 1 }, ["b"] = 2 };
            int[] arr = new int[3];
            var arr2 = new[] { 1, 2 };
            // ruleid: cs-init-h
            var anon = new { A = 1, B = "x" };
            var md5 = MD5.Create();
            var sha = new SHA1CryptoServiceProvider();
            var des = DES.Create();
            var rnd = new Random();
            rnd.Next(1, 10);
            var bf = new BinaryFormatter();
            // ruleid: cs-lint-metavar-type
            bf.Deserialize(stream);
            JsonConvert.DeserializeObject<User>(s, new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All });
            ServicePointManager.ServerCertificateValidationCallback += (a, b, c, d) => true;
            handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => { return true; };
            var doc = new XmlDocument();
            doc.XmlResolver = new XmlUrlResolver();
            doc.Load(s);
            Console.WriteLine("x");
            Console.WriteLine("x {0}", x);
            Console.WriteLine($"x {x}");
            Thread.Sleep(1000);
            GC.Collect();
            Environment.Exit(1);
            if (x == 1) { x++; } else if (x > 2) { x--; } else { x += 2; }
            if (s == null || s.Length == 0) return;
            if (string.IsNullOrEmpty(s)) throw new ArgumentNullException(nameof(s));
            if (list.Count() == 0) { }
            if (list.Count > 0 && !list.Any()) { }
            for (int i = 0; i < list.Count; i++) { Console.WriteLine(list[i]); }
            foreach (var item in list) { Console.WriteLine(item); }
            foreach (string t in args) Console.WriteLine(t);
            while (true) { break; }
            do { x--; } while (x > 0);
            switch (x) { case 1: x = 2; break; case 2: case 3: return; default: throw new Exception("x"); }
            var sw = x switch { 1 => "a", _ => "b" };
            try { Risky(); } catch (Exception ex) { } finally { Done(); }
            try { Risky(); } catch (IOException) { throw; } catch (Exception e) when (e.Message == "x") { throw e; }
            try { Risky(); } catch { }
            using var fs = File.OpenRead(s);
            using (var c = new HttpClient()) { c.GetAsync(s); }
            lock (this) { x = 1; }
            lock (_sync) { x = 2; }
            list.Where(q => q > 1).Select(q => q * 2).ToList();
            list.Where(q => q > 1).Count() > 0;
            list.OrderBy(q => q).First();
            list.ForEach(q => Console.WriteLine(q));
            Func<int, int> f = q => q + 1;
            Func<int> g = () => { return 1; };
            Action<string> act = delegate (string z) { Console.WriteLine(z); };
            var r = from u in users where u.Age > 1 select u.Name;
            object o = x;
            var str = (string)o;
            var st = o as string;
            if (o is string ss) { Console.WriteLine(ss); }
            if (o is not null) { }
            var n = s?.Length ?? 0;
            s ??= "d";
            var tern = x > 1 ? "a" : "b";
            var tup = (1, "a");
            var (p, q2) = tup;
            int? nul = null;
            string v = default;
            var path = Path.Combine("a", s);
            File.ReadAllText(path);
            File.WriteAllText("/tmp/" + s, "x");
            s.ToLower() == "admin";
            s.Equals("x");
            string.Format("{0}", x);
            String.Concat("a", s);
            var verb = @"c:\x";
            typeof(string);
            new Thread(() => Work()).Start();
            Task.Run(() => Work());
            Assert.AreEqual(1, x);
            Debug.Assert(x > 0);
            goto end;
            end: ;
            int Local(int a) { return a; }
            unsafe { int* ptr = &x; }
            checked { x++; }
            yield return x;
            Math.Max(1, 2);
            System.Console.Write("x");
            Regex.IsMatch(s, "(a+)+");
            Response.Cookies.Append("a", s, new CookieOptions { HttpOnly = false, Secure = true });
            app.UseCors(b => b.AllowAnyOrigin().AllowAnyMethod());
            app.UseDeveloperExceptionPage();
            services.AddDbContext<AppDb>(o => o.UseSqlServer("x"));
            _logger.LogInformation("u {User}", s);
        }
    }
}
