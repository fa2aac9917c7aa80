import { Request, Response } from "express";
import express from "express";
import type { A } from "express";

// ruleid: nest
@Controller("x")
export class Ctl {
  private name = "x";
  public readonly z: string = "y";
  constructor(private s: DomSanitizer, private readonly h: Http) {}
  // ruleid: any-param, method-body
  @Get("a")
  // ruleid: ang-inject, bypass, nest-method
  find(@Query() q: any) { return this.s.bypassSecurityTrustHtml(q); }
  // ruleid: method-body
  @Post()
  async save(q: string): Promise<void> {
    // ruleid: as-any
    const x = q as any;
    // ruleid: ang-inject, nonnull
    this.s.bypassSecurityTrustUrl(x!.y);
    // ruleid: nest-method
    return x;
  }
}

// ruleid: any-param
function h(req: Request, res: Response, x: any) {
  // ruleid: typed
  const a = req.query.a;
  // ruleid: metatype
  res.send(a);
  other.send(a);
  // ruleid: in-if
  if (env === "prod" && y) { debug(1); }
  // ruleid: in-if, label-while
  if (process.env.NODE_ENV === "prod") { while (true) { debug(2); } }
  // ruleid: nullish
  return a ?? x?.y;
}
// ruleid: any-param, exportfn, void0
export function g(this: Foo, x?: any) { return void 0; }
// ruleid: arrow-any, arrow-typed
const f1 = (a: string) => { return a; };
// ruleid: arrow-any, arrow-typed
const f2 = (a: string): number => a.length;
// ruleid: arrow-any
const f3 = async (a) => { await a; };
// ruleid: arrow-any
const f4 = function (a: any) { };
interface I { a: string; b(): void }
export interface J extends I {}
enum E { A, B }
export enum E2 { A = "a" }
// ruleid: generic-call
const [s, setS] = useState<string>("");
const t = useState(1);
// ruleid: exportdef
export default f1;
// ruleid: obj-method
export const k = { ...t, a: 1, m: function () { return 1; }, n() { return 2; } };
const { p1 } = props;
const { p2, p3 } = props;
const { p4: z4 } = props;
// ruleid: await-then
p.then((r) => r).catch(e);
// ruleid: no-catch
p.then((r) => r);
// ruleid: no-catch
await p.then(a, b);
switch (a) { case "a": x(); break; default: y(); }
switch (a) { case "b": x(); }
// ruleid: forof
for (const i of t) { a(i); }
// ruleid: forof
for (let i of t) { a(i); }
for (const i in t) { a(i); }
// ruleid: dowhile
do { a(); } while (b);
run(function () { return 1; });
// ruleid: iife
(function (a) { b(); })();
// ruleid: iife
(() => { b(); })();
const tt = a ? b : c;
// ruleid: del
delete o[k]; delete o.k;
// ruleid: inop, instance
if (a instanceof B || "x" in o) { }
// ruleid: multi-stmt
const conn = open(1);
conn.close();
const c2 = open(1);
foo();
c2.close();
// ruleid: typed
let v: Request = x; v.query.z;
class Q<T> extends R<T> implements I { private x = 1; static y = 2; get z() { return 1; } }
// ruleid: as-any
const o2 = <any>x;
// ruleid: method-body
abstract class Z { abstract m(): void; protected go(a) { return a; } }
