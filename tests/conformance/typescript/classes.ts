import { Store } from 'store';

// ruleid: extends-any, extends-base, implements-second
class Generic<T> extends Base<T> implements First, Second {}
// ruleid: extends-any, extends-base
class Plain extends Base {}
// ok: extends-any
// ruleid: implements-second
class Only implements Second, Third {}
// ruleid: extends-any, implements-second
class Both extends Other implements Third, Second {}

class Fields {
  store: Store;
  private typed: Store<string>;
  maybe?: Store;
  made = new Store();
  other: Thing = new Store();
  // ruleid: constant
  readonly limit: number = 3;
  // ok: constant
  count = 3;

  run() {
    // ruleid: of-store
    this.store.open();
    // ruleid: of-store
    this.typed.open();
    // ruleid: of-store
    this.maybe.open();
    // ruleid: of-store
    this.made.open();
    // ok: of-store
    this.other.open();
  }
}
// ruleid: of-store
(raw as Store).open();
function use(a: Store<number>, b: Store[]) {
  // ruleid: of-store
  a.open();
  // ok: of-store
  b.open();
}

// ruleid: on-window
(window as any).token = 1;
// ruleid: on-window
(<any>window).token = 1;
// ok: on-window
window!.token = 1;
// ruleid: exact, whole, asserted
send(data as string);
// ok: exact
// ruleid: whole
send(data!);
// ok: exact, asserted
// ruleid: whole
send(data satisfies Data);
// ruleid: object
const shape = { a: 1 } as const;

// ruleid: typed-get
http.get(url);
try {
  go();
  // ok: catch-name
  // ruleid: catch-any
} catch (e: unknown) {
  log(e);
}
// ruleid: in-javascript
dangerous(1);
