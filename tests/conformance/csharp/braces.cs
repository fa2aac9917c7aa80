class C
{
    void F(string s)
    {
        // ruleid: using-made
        using (Db d = new Db("a")) { d.Run(); }
        // ruleid: map
        Use(new Dictionary<string, int> { { "a", 1 } });
        // ruleid: record
        Use(x => new { A = x });
        // ruleid: delegate
        Run(delegate (int n) { Use(n); });
    }
}
