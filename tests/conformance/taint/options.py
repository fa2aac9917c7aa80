x = taint
# ruleid: functions
a(x)
# ok: functions
a(f(x))
# ok: functions
a(x.f())
# ruleid: functions
a(x + 1)
# ruleid: indexes
b(x)
# ruleid: indexes
b(x[1])
# ok: indexes
b(y[x])
# ruleid: comparisons
c(x)
# ok: comparisons
c(x == 1)
# ok: comparisons
c(x in y)
# ruleid: comparisons
c(x and y)
# ruleid: only-assignments
d(x)
z = x
# ruleid: only-assignments
d(z)
# ok: only-assignments
d(f(x))
# ok: only-assignments
d(x + 1)
# ruleid: on-source
v = begin()
# ruleid: on-source
w = begin(1)
# ok: on-source
e(v, w)
# ok: on-source
u = begin(2)
