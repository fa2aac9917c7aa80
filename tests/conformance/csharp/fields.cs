using System.IO;
using System.Security.Cryptography;

namespace Shop
{
    // ruleid: class-or-struct
    public class Orders
    {
        private const string A = "a";
        private readonly string B = "b";
        private static string C = "c";
        private readonly AppDb _db;
        private ILogger<Orders> _log;
        Aes aes;

        void Run(string s, Foo foo)
        {
            // ruleid: text
            Sink(A);
            // ruleid: text
            Sink(B);
            Sink(C);
            // ruleid: db
            _db.Go(1);
            // ruleid: db
            this._db.Go(2);
            // ruleid: log, log-short
            _log.Info("x");
            // ruleid: sha1, sha1-short
            SHA1.Create();
            // ruleid: sha1
            System.Security.Cryptography.SHA1.Create();
            // ruleid: ecb
            aes.Mode = CipherMode.ECB;
            // ruleid: stream
            new FileStream(s);
            // ruleid: interpolated
            Sink($"x {s}");
            Sink("x" + s);
            // ruleid: text
            Sink(@"verb\a");
            // ruleid: if-block, if-any
            if (s == null) Sink(1);
            // ruleid: if-block, if-return, if-any
            if (s == null) return;
            // ruleid: if-block, if-any
            if (s == null) { Sink(2); Sink(3); }
            // ruleid: lambda-value
            Sink(x => x + 1);
            // ruleid: lambda-block
            Sink((string x) => { return x; });
            // ruleid: lambda-none
            Sink(() => 1);
            // ruleid: delegate
            Sink(delegate { return 1; });
            // ruleid: unsafe-block
            unsafe { Sink(4); }
            // ruleid: checked-block
            checked { Sink(5); }
        }

        int Declared();
        public int Length { get { return 1; } }
        // ruleid: override
        public override string Name(int x) { return "x"; }
    }

    // ruleid: enumeration
    public enum Level { Low = 1, High = 2 }
    record Item(string A);
    // ruleid: class-or-struct
    struct Point { public int x; }
    // ruleid: interface
    interface IStore { void Put(); }
}
