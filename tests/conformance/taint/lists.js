function numbered() {
  const items = ["a"];
  items.push(source());
  const first = items.shift();
  // ok: items-of-lists
  sink(first);
  // ruleid: items-of-lists
  sink(items[0]);
  items.push("c");
  // ok: items-of-lists
  sink(items[1]);
  items.reverse();
  // ruleid: items-of-lists
  sink(items[1]);
}

function callbacks(names) {
  const items = [];
  names.forEach((name) => {
    items.push(source());
  });
  // ruleid: items-of-lists
  sink(items[4]);
}
