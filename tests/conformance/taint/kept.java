class Kept {
  void run(Request request, Map<String, String> params, Response response) {
    // What is kept under a key belongs to the key: the object as a whole doesn't have it.
    request.setAttribute("name", source());
    // ok: kept
    request.send("x");
    // ok: kept
    sink(request.getParameter("other"));
    params.put("id", source());
    // ok: kept
    sink("SELECT 1 WHERE id = :id", params);
    // ok: kept
    sink(params.size());
    for (String one : params.values()) {
      // ruleid: kept
      sink(one);
    }
    response.setBody(source());
    // ruleid: kept
    response.send("x");
  }

  void keys() {
    Map<String, String> byName = new HashMap<>();
    byName.put(source(), "x");
    for (String key : byName.keySet()) {
      // ruleid: kept
      sink(key);
    }
    for (Map.Entry<String, String> entry : byName.entrySet()) {
      // ruleid: kept
      sink(entry.getKey());
      // ok: kept
      sink(entry.getValue());
    }
    // ok: kept
    sink(byName.get("a"));
    Map<String, String> known = new HashMap<>();
    known.put("a", source());
    for (Map.Entry<String, String> entry : known.entrySet()) {
      // ok: kept
      sink(entry.getKey());
      // ruleid: kept
      sink(entry.getValue());
    }
  }
}
