const config = require('./config');
const { key, other: renamed } = require('./keys');
const own = 'abc';

function signs(data) {
  // ruleid: secret
  sign(data, 'abc');
  // ruleid: secret
  sign(data, own);
  // ok: secret
  sign(data, config.key);
  // ok: secret
  sign(data, key);
  // ok: secret
  sign(data, renamed);
  // ok: secret
  sign('abc', data);
  // ruleid: secret
  sign(data, config.get('key'));
}

// A variable of the file that one function sets, and nothing else does.
let later;
let twice;
let used;
twice = 1;

function sets() {
  later = source();
  twice = source();
}

function uses() {
  // ruleid: later
  sink(later);
  // ok: later
  sink(twice);
  // ok: later
  sink(used);
  element.text = later;
}

// ok: later
sink(later);

class Holder {
  use() {
    // ruleid: later
    sink(later);
  }
}
