function arrives(v) {
  // ruleid: across
  sink(v);
}

const arrow = (v) => {
  // ruleid: across
  sink(v);
};

const same = (v) => v;

function destructured({ a, b }, ...rest) {
  // ruleid: across
  sink(a);
  // ok: across
  sink(b);
  // ruleid: across
  sink(rest);
}

class Thing {
  set(x) {
    this.x = x;
  }

  go() {
    this.set(source());
    // ruleid: across
    sink(this.x);
    this.#hidden(this.x);
  }

  #hidden(z) {
    // ruleid: across
    sink(z);
  }
}

function main() {
  const x = source();
  arrives(x);
  arrow(x);
  destructured({ a: x, b: 1 }, 1, x);
  // ruleid: across
  sink(same(x));
  // ok: across
  sink(same(1));
  (function (v) {
    // ruleid: across
    sink(v);
  })(x);
  // ruleid: across
  sink(later());
  let kept;
  function keep(v) {
    kept = v;
  }
  keep(x);
  // ruleid: across
  sink(kept);
  keep(1);
  // ok: across
  sink(kept);
}

async function later() {
  return await source();
}
