class C
{
    // ruleid: constant
    private const string A = "a";
    // ruleid: constant
    private readonly string B = "b";
    private string D = "d";
    // ruleid: declared
    abstract void Run(string s);
    // ruleid: with-body
    void Go(string s) { }
}
