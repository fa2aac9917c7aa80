class Orders {
  void Find() {
    var name = Request.Query["name"];
    // ruleid: csharp-sql-from-request
    var command = new SqlCommand("SELECT * FROM orders WHERE name = '" + name + "'", connection);
    // ok: csharp-sql-from-request
    var safe = new SqlCommand("SELECT * FROM orders WHERE name = @name", connection);
  }
}
