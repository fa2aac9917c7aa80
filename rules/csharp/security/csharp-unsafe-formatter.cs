class State {
  void Load(Stream stream) {
    // ruleid: csharp-unsafe-formatter
    var formatter = new BinaryFormatter();
    // ok: csharp-unsafe-formatter
    var state = JsonSerializer.Deserialize<Settings>(stream);
  }
}
