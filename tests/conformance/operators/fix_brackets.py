# ruleid: path-joined
p = join(base, a + b)
# ruleid: path-joined
q = join(base, a).name
# ruleid: path-joined
r = join(base, (a + b))
# ruleid: key-in
z = not d.has_key(a or b)
# ruleid: member-of
u = first(a + b)
# ruleid: member-of
v = first(a.b)
# ruleid: none-is
w = a == None and b
