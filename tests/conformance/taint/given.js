function flagged(text, keep) {
  if (keep) {
    return text;
  }
  return "x";
}

function kept(text) {
  return () => text;
}

function decided(unknown) {
  // ruleid: as-given
  sink(flagged(source(), true));
  // ok: as-given
  sink(flagged(source(), false));
  // ruleid: as-given
  sink(flagged(source(), unknown));
  const table = { keep: (text) => text, drop: () => "x" };
  // ruleid: as-given
  sink(table["keep"](source()));
  // ok: as-given
  sink(table["drop"](source()));
  const map = new Map();
  map.set("a", source());
  map.set("b", "x");
  // ruleid: as-given
  sink(map.get("a"));
  // ok: as-given
  sink(map.get("b"));
  const get = kept(source());
  // ruleid: as-given
  sink(get());
}
