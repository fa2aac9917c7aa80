class Lists {
  void numbered() {
    List<String> items = new ArrayList<>();
    items.add("safe");
    items.add(source());
    items.add("more");
    items.remove(0);
    // ruleid: items-of-lists
    sink(items.get(0));
    // ok: items-of-lists
    sink(items.get(1));
    items.set(1, "c");
    // ok: items-of-lists
    sink(items.get(1));
    // ruleid: items-of-lists
    sink(items.get(0));
  }

  void copied() {
    List<String> items = new ArrayList<>(List.of(source(), "b"));
    // ok: items-of-lists
    sink(items.get(1));
    items.remove(0);
    // ok: items-of-lists
    sink(items.get(0));
  }

  void built() {
    StringBuilder text = new StringBuilder();
    text.append("a");
    text.add(source());
    // ruleid: items-of-lists
    sink(text.toString());
  }

  void fields() {
    Box box = new Box();
    box.a = source();
    box.close();
    // ok: items-of-lists
    sink(box.b);
    // ruleid: items-of-lists
    sink(box.a);
  }

  void ends() {
    Deque<String> front = new ArrayDeque<>();
    front.push(source());
    front.push("b");
    // ok: items-of-lists
    sink(front.peek());
    front.pop();
    // ruleid: items-of-lists
    sink(front.peek());
    Stack<String> stack = new Stack<>();
    stack.push("a");
    stack.push(source());
    // ruleid: items-of-lists
    sink(stack.peek());
    stack.pop();
    // ok: items-of-lists
    sink(stack.peek());
  }
}
