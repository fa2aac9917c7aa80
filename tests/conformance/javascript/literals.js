// ruleid: any-string
text("");
// ruleid: any-string
text('a');
// ruleid: any-string
text(`a`);
// ok: any-string
text(`a${b}`);
// ruleid: any-string
text("a" + "b");
// ok: any-string
text("a" + b);
// ok: any-string
text(1);
// ruleid: string-content
content("a");
// ruleid: string-content
content(`a`);
// ok: string-content
content(a);
// ok: string-content
content(/a/);
// ruleid: any-template
tpl(`a`);
// ruleid: any-template
tpl(`a${b}`);
// ok: any-template
tpl("a");
// ruleid: template-hole
hole(`${a}`);
// ruleid: template-hole
hole(`x${a}y`);
// ruleid: template-hole
hole(`x${a}y${b}`);
// ok: template-hole
hole(`x`);
// ok: template-hole
hole("x" + a);
// ruleid: template-prefix
prefix(`a ${b}`);
// ok: template-prefix
prefix(`b ${b}`);
// ok: template-prefix
prefix(`a ${b} c`);
// ruleid: any-array
items([]);
// ruleid: any-array
items([1, [2]]);
// ok: any-array
items(list);
// ruleid: array-with-member
member([1, 7, 2]);
// ok: array-with-member
member([1]);
// ruleid: any-object
record({});
// ruleid: any-object
record({a: 1, b() {}});
// ok: any-object
record(o);
// ruleid: regex-any
pattern(/a/);
// ruleid: regex-any
pattern(/a(b)/gi);
// ok: regex-any
pattern("a");
// ruleid: regex-exact
rx(/a+/g);
// ok: regex-exact
rx(/a+/);
// ok: regex-exact
rx(/b+/g);
// ruleid: string-regex
named("abc");
// ok: string-regex
named("xab");
// ruleid: number-value
number(16);
// ruleid: number-value
number(0x10);
// ok: number-value
number(16.5);
// ok: number-value
number(16n);
// ruleid: number-value
number(16.0);
// ruleid: null-value
nothing(null);
// ok: null-value
nothing(undefined);
// ruleid: undefined-value
undef(undefined);
// ok: undefined-value
undef(void 0);
// ruleid: boolean-value
flag(true);
// ok: boolean-value
flag(!0);
// ruleid: exact-string
word("abc");
// ruleid: exact-string
word('abc');
// ruleid: exact-string
word(`abc`);
// ruleid: exact-string
word("ab" + "c");
// ok: exact-string
word("ABC");
// ruleid: concat-left
concat("a" + b);
// ruleid: concat-left
concat('a' + b);
// ok: concat-left
concat(b + "a");
// ok: concat-left
concat("a" + b + c);
// ok: concat-left
concat(`a${b}`);
// ruleid: concat-any
glue(a + b);
// ruleid: concat-any
glue(a + b + c);
// ok: concat-any
glue(a - b);
// ruleid: concat-any
glue((a + b));
