# ruleid: path-joined
p = base / (a + b)
# ruleid: path-joined
q = (base / a).name
# ruleid: path-joined
r = base / (a + b)
# ruleid: key-in
z = not ((a or b) in d)
# ruleid: member-of
u = (a + b).first
# ruleid: member-of
v = a.b.first
# ruleid: none-is
w = a is None and b
