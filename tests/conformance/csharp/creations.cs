class Creations
{
    // ruleid: made
    private static readonly Regex Email = new(@"^\w+@\w+$", RegexOptions.Compiled);

    async Task Run(string host)
    {
        // ruleid: execute
        db.Execute("DELETE", new { Id = host });
        // ruleid: start
        Process.Start(new ProcessStartInfo("cmd", host) { CreateNoWindow = true });
        // ruleid: await-each, each
        await foreach (var line in Lines()) { Use(line); }
        // ruleid: each
        foreach (var line in lines) { Use(line); }
    }
}
