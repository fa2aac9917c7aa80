# ruleid: any-arguments
foo()
# ruleid: any-arguments
foo(1, b=2, *c, **d)
# ruleid: any-arguments
x = foo(1)
# ok: any-arguments
foo
# ok: any-arguments
obj.foo()
# ruleid: any-arguments
foo().bar
# ok: any-arguments
foobar()

# ruleid: one-argument
bar(1)
# ok: one-argument
bar()
# ok: one-argument
bar(1, 2)
# ok: one-argument
bar(k=1)
# ruleid: one-argument
bar(*args)

# ruleid: same-argument-twice
same(a, a)
# ok: same-argument-twice
same(a, b)
# ruleid: same-argument-twice
same(a.b[0], a.b[0])
# ruleid: same-argument-twice
same("x", 'x')
# ruleid: same-argument-twice
same(1 + 2, (1 + 2))
# ok: same-argument-twice
same(1, 1.0)

# ruleid: first-argument-literal
first(1)
# ruleid: first-argument-literal
first(1, 2, c=3)
# ok: first-argument-literal
first(2, 1)
# ruleid: last-argument-literal
last(2, 1)
# ruleid: last-argument-literal
last(1)
# ok: last-argument-literal
last(1, 2)
# ruleid: literal-somewhere
within(3, 1, 2)
# ruleid: literal-somewhere
within(1)
# ok: literal-somewhere
within(2, [1])
# ruleid: two-in-order
ordered(1, a, 2, a, 3)
# ok: two-in-order
ordered(1, a, 2, b, 3)

# ruleid: keyword-any-position
kw(cmd, shell=True)
# ruleid: keyword-any-position
kw(cmd, cwd=None, shell=True, env=e)
# ruleid: keyword-any-position
kw(shell=True)
# ok: keyword-any-position
kw(cmd, shell=False)
# ok: keyword-any-position
kw(cmd, True)
# ruleid: keywords-any-order
kws(a=1, b=2)
# ruleid: keywords-any-order
kws(b=2, a=1)
# ok: keywords-any-order
kws(a=1, c=2)
# ok: keywords-any-order
kws(a=1, b=2, c=3)
# ruleid: keyword-without-ellipsis
strict(shell=True)
# ok: keyword-without-ellipsis
strict(cmd, shell=True)

# ruleid: no-arguments
empty()
# ok: no-arguments
empty(1)
# ruleid: sequence-metavariable
seq(1, 2, 3)
# ruleid: sequence-metavariable
seq(3)
# ok: sequence-metavariable
seq(3, 4)
# ok: sequence-twice
pair([1, 2], [1, 2])
# ok: sequence-twice
pair([1, 2], [2, 1])
# todook: sequence-twice
pair([], [])
# ruleid: anonymous-metavariable
anon(1, 2)
# ruleid: anonymous-metavariable
anon(1, 1)
# ruleid: starred
star(*items)
# ok: starred
star(items)
# ruleid: double-starred
dstar(**items)
# ok: double-starred
dstar(*items)
# ruleid: function-metavariable
g(marker)
# ruleid: function-metavariable
a.b.g(marker)
# ruleid: function-metavariable
make()(marker)
# ruleid: any-callee
a.dotted(1)
# ruleid: any-callee
a.b().c.dotted(1)
# ok: any-callee
dotted(1)
