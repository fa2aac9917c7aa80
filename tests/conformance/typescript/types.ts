function send(res: Response, other: Request) {
  // ruleid: typed-metavariable
  res.send(1);
  // ok: typed-metavariable
  other.send(1);
  const local: Response = make();
  // ruleid: typed-metavariable
  local.send(1);
  const made = new Response();
  // ruleid: typed-metavariable
  made.send(1);
}
function text(a: string, b: number) {
  // ruleid: typed-string
  show(a);
  // ok: typed-string
  show(b);
  // ruleid: typed-string
  show("literal");
  // ok: typed-string
  show(1);
}
// ruleid: annotation-any
const s1: Secret = load();
// ok: annotation-any
const s2 = load();
// ok: annotation-any
const s3: Other = load();
// ruleid: annotation-ignored
const t1 = annotated();
// ruleid: annotation-ignored
const t2: Thing = annotated();
// ruleid: as-cast
const u1 = x as any;
// ok: as-cast
const u2 = x as string;
// ruleid: as-cast
const u3 = <any>x;
// ruleid: generic-call
query<User>(1);
// ok: generic-call
query(1);
// ruleid: generic-ignored
plainquery(1);
// ruleid: generic-ignored
plainquery<User>(1);
// ruleid: non-null
const n1 = x!;
// ruleid: non-null
x!.y;
// ruleid: parameter-type
function pt1(a: Dangerous) {}
// ok: parameter-type
function pt2(a: Safe) {}
// ok: parameter-type
function pt3(a) {}
// ruleid: type-alias
type T1 = any;
// ok: type-alias
type T2 = string;
class D1 {
  // ruleid: decorator
  @Input() name: string;
  // ok: decorator
  @Output() other: string;
}
// ruleid: class-decorator
@Component({ selector: "x" })
class CD1 {}
// ok: class-decorator
class CD2 {}
// ruleid: import-type
import { thing } from "typed";
// ruleid: import-type
import type { thing2 } from "typed";
// ruleid: readonly-field
class RF1 { private readonly token = "x"; }
// ruleid: readonly-field
class RF2 { a = 1; token: string = "x"; m() {} }
// ok: readonly-field
class RF3 { other = 1; }
// ruleid: optional-parameter
function opt(a?: string) {}
run(
  // ruleid: arrow-typed
  (x: string): void => leak(x));
run(
  // ruleid: arrow-typed
  x => leak(x));
// ruleid: abstract-method
abstract class A1 { abstract m(): void; }
// ok: abstract-method
class A2 { m(): void {} }
