// What a function gives back, and where its name counts.
// ruleid: gives, gives-wait
job(function () { log(); finish(); });
// ruleid: gives, gives-wait
job(function () { if (late) { finish(); } else { wait(); } });
// ok: gives, gives-wait
job(() => { finish(); });
// ruleid: gives, gives-wait
job(() => finish());
// ok: gives
function own() { finish(); }
// ok: gives
job(function () { finish(), wait(); });
// ruleid: gives
const kept = { run: function () { finish(); } };
// ok: gives
const short = { run() { finish(); } };

// ruleid: one-result
one(function (x) { return pick(x); });
// ruleid: one-result
one(function (x) { pick(x); });
// ok: one-result
one(function (x) { log(); pick(x); });

// ruleid: in-async
start(function () { step(); });
// ruleid: in-async
start(async () => { step(); });

// ok: named
wrap(function inner(a) { return a; });
// ruleid: named
function outer(a) { return a; }
// ruleid: named-argument
hook(function () { act(); });
// ruleid: named-argument
hook(function other() { act(); });

class Panel {
  // ruleid: named, member
  open = (event) => { event.stop(); };
  // ruleid: named, member
  close(event) { event.stop(); }
}
// ok: member
function member(event) { event.stop(); }

// ok: arrow-value
class Other { shut = () => { shut(); } }
// ruleid: arrow-value
const shut2 = () => { shut(); };
// ruleid: arrow-value
export default () => { shut(); };
