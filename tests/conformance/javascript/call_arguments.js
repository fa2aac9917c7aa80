// ruleid: any-arguments
foo();
// ruleid: any-arguments
const r = foo(1, ...rest);
// ruleid: any-arguments
if (foo(1)) {}
// ok: any-arguments
foo;
// ok: any-arguments
x.foo();
// ok: any-arguments
new foo();
// ruleid: any-arguments
foo?.();
// ruleid: any-arguments
await foo(1);
// ruleid: any-arguments
foo`x`;

// ruleid: one-argument
bar(1);
// ok: one-argument
bar(1, 2);
// ruleid: one-argument
bar(...xs);
// ruleid: one-argument
bar(() => 1);
// ruleid: last-argument-literal
last(2, 1);
// ok: last-argument-literal
last(1, 2);
// ruleid: callback-somewhere
router.get("/", a, h, done);
// ruleid: callback-somewhere
app.get(h, done);
// ok: callback-somewhere
app.get(done);
// ruleid: same-argument-twice
same(a.b, a.b);
// ruleid: same-argument-twice
same("x", 'x');
// ok: same-argument-twice
same("x", `x`);
// ok: same-argument-twice
same(a, b);
// ruleid: same-argument-twice
same(f(1), f( 1 ));
// ruleid: spread-argument
spread(...xs);
// ok: spread-argument
spread(xs);
// ruleid: sequence-metavariable
seq(1, 2, 3);
// ruleid: sequence-metavariable
seq(3);
// ruleid: method-of-anything
a.b.c.send(1);
// ruleid: method-of-anything
make().send(1);
// ruleid: method-of-anything
this.send(1);
// ruleid: method-of-anything
a?.send(1);
// ok: method-of-anything
send(1);
// ok: method-of-anything
a["send"](1);
// ruleid: method-name-metavariable
api.get(1);
// ok: method-name-metavariable
other.api.get(1);
// ok: method-name-metavariable
api[name](1);
// ruleid: new-expression
new Thing();
// ruleid: new-expression
new Thing;
// ruleid: new-expression
const t = new Thing(1, 2);
// ok: new-expression
Thing();
// ruleid: new-any
new Other(marker);
// ruleid: new-any
new ns.Other(marker);

// ruleid: object-option
open(u, {force: true});
// ruleid: object-option
open(u, {mode: 1, force: true, deep: false});
// ruleid: object-option
open(u, {"force": true});
// ok: object-option
open(u, {force: false});
// ok: object-option
open(u, {force});
// ok: object-option
open(u, options);
// ruleid: object-option
open(u, {...options, force: true});
// ruleid: object-option-implicit
connect({secure: false});
// ruleid: object-option-implicit
connect({host: h, secure: false, port: 1});
// ruleid: object-option-implicit
connect({'secure': false});
// ok: object-option-implicit
connect({nested: {secure: false}});
// ok: object-option-implicit
connect({secure: 0});
// ruleid: object-shorthand
short({a});
// ruleid: object-shorthand
short({a: a});
// ok: object-shorthand
short({a: b});
// ruleid: object-two
both({b: 2, a: 1});
// ruleid: object-two
both({b: 2, c: 3, a: 1});
// ok: object-two
both({a: 1});
// ruleid: nested-object
deep({x: 1, outer: {y: 2, inner: 3}});
// ok: nested-object
deep({outer: {y: 2}});
// ok: nested-object
deep({inner: 3});
// ruleid: computed-member
table[key];
// ruleid: computed-member
table["key"];
// ok: computed-member
table.key;
// ruleid: computed-member
table[a][b];
// ruleid: member-exact
if (config.debug) {}
// ok: member-exact
config?.debug;
// ok: member-exact
config["debug"];
// ok: member-exact
this.config.debug;
// ruleid: member-exact
config.debug.level;
// ruleid: chain-ellipsis
app.run(1);
// ruleid: chain-ellipsis
app.a().b.c(2).run(1);
// ok: chain-ellipsis
other.a().run(1);
// ok: chain-ellipsis
app.a().run();
// ruleid: tagged-template
sql`select ${x}`;
// ruleid: tagged-template
sql`select`;
// ok: tagged-template
other`select`;
