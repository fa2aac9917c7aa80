const GLOBAL = source();

function straight() {
  const x = source();
  // ruleid: flow
  sink(x);
  // ruleid: flow
  sink(GLOBAL);
  let y = x;
  y = 1;
  // ok: flow
  sink(y);
}

function operators(flag) {
  const x = source();
  // ruleid: flow
  sink(`<${x}>`);
  // ruleid: flow
  sink(tag`<${x}>`);
  // ruleid: flow
  sink(<a href={x} />);
  // ruleid: flow
  sink(<p>{x}</p>);
  // ruleid: flow
  sink(x ?? 1);
  // ruleid: flow
  sink(flag && x);
  // ok: flow
  sink(x ? 1 : 2);
  // ruleid: flow
  sink(x?.y?.z);
  // ruleid: flow
  sink(new Thing(x));
  // ruleid: flow
  sink([...x]);
  // ruleid: flow
  sink({ ...x });
  // ruleid: flow
  sink((1, x));
  // ok: flow
  sink((x, 1));
  // ruleid: flow
  sink(typeof x);
  let z = "a";
  z += x;
  // ruleid: flow
  sink(z);
}

function destructured({ given = source() }) {
  // ruleid: flow
  sink(given);
  const x = source();
  const { a, b: c, ...rest } = x;
  // ruleid: flow
  sink(a);
  // ruleid: flow
  sink(c);
  // ruleid: flow
  sink(rest);
  const [d, ...e] = x;
  // ruleid: flow
  sink(e);
  const { f, g } = { f: x, g: 1 };
  // ruleid: flow
  sink(f);
  // ok: flow
  sink(g);
}

function callbacks() {
  const x = source();
  run(() => {
    // ruleid: flow
    sink(x);
  });
  let y;
  run(() => {
    y = x;
  });
  // ruleid: flow
  sink(y);
  app.get("/", (req, res) => {
    const q = sanitize(x);
    // ok: flow
    sink(q);
  });
  (function () {
    // ruleid: flow
    sink(x);
  })();
  return;
  function hoisted() {
    const own = source();
    // ruleid: flow
    sink(own);
  }
}

class Fields {
  field = source();
  other = 1;

  read() {
    // ruleid: flow
    sink(this.field);
    // ok: flow
    sink(this.other);
    this.other = source();
    // ruleid: flow
    sink(this.other);
  }

  again() {
    // ok: flow
    sink(this.other);
  }
}

function switches(kind) {
  let x = 1;
  let y = 1;
  switch (kind) {
    case 1:
      x = source();
      y = x;
    case 2:
      // ruleid: flow
      sink(x);
      break;
    case 3:
      // ok: flow
      sink(x);
      break;
    default:
      y = 1;
  }
  // ruleid: flow
  sink(y);
}

function loops(list) {
  let x = 1;
  do {
    // ruleid: flow
    sink(x);
    x = source();
  } while (list.next());
  for (const key in x) {
    // ruleid: flow
    sink(key);
  }
  for (let i = 0, y = x; i < 3; i++) {
    // ok: flow
    sink(i);
    // ruleid: flow
    sink(y);
  }
  let z = 1;
  outer: for (const a of list) {
    z = 1;
    for (const b of a) {
      z = source();
      if (b) continue outer;
      z = 1;
    }
    // ok: flow
    sink(z);
  }
  // ruleid: flow
  sink(z);
}

function failures() {
  let x = 1;
  try {
    x = source();
    step();
    x = 1;
  } catch (e) {
    // ruleid: flow
    sink(x);
    // ok: flow
    sink(e);
  }
}

function toCallbacks() {
  const x = stream();
  x.forEach((y) => {
    // ruleid: callback
    show(y);
  });
  x.then(function (z, w) {
    // ruleid: callback
    show(z);
    // ok: callback
    show(w);
  });
  other.forEach((y) => {
    // ok: callback
    show(y);
  });
}
