# ruleid: whole-hash
User.where({a: 1})
# ok: whole-hash
User.where(a: 1)
# ruleid: whole-hash
User.where({})
# ruleid: hash-with, hash-last
f({a: 1})
# ruleid: hash-with, hash-last
f({b: 2, :a => 1, c: 3})
# ok: hash-with
f(a: 1)
# ok: hash-with
f({b: 1})
# ruleid: second-hash
f(b, {c: 1})
# ok: second-hash
f(b, c: 1)
def z
  # ok: returned-hash
  return f { 1 } if b
  # ruleid: returned-hash
  return {a: 1}
end
