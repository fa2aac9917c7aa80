class C
{
    void F()
    {
        var host = source();
        var info = new Info { Name = "a", Host = host };
        // ruleid: flow-by-initializer
        sink(info);
        var list = new List<string> { host };
        // ruleid: flow-by-initializer
        sink(list[0]);
        var none = new Info { Name = "a" };
        sink(none);
    }
}
