class C
{
    void F(string s)
    {
        // ruleid: options
        Use(new Options());
        // ruleid: options, options-with
        Use(new Options { A = 1 });
        Use(new Options(s));
        // ruleid: using-block
        using (var a = Open(s)) { Use(a); }
        using (var b = Open(s)) Use(b);
    }
}
