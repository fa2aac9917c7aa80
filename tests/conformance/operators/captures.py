# ruleid: captures-of-two-conditions
pair(x, x)
# ruleid: captures-of-two-conditions
pair(y, z)
# ruleid: captures-of-two-conditions
pair(x, z)
# ruleid: plain-groups
loose(y, z)
# ok: plain-groups
loose(z, z)
# ok: inner-binding-hidden-from-siblings
outer(inner(1))
# ruleid: inner-condition-beside-its-pattern
nested(inner(a))
# ok: inner-condition-beside-its-pattern
nested(inner(b))
# ok: unbound-condition
unbound(1)
# ok: numbered-capture-in-condition
v = "number=1"
# ruleid: named-captures-of-two-conditions
both("abc1", "abc2")
# ruleid: named-captures-of-two-conditions
both("abc1", "abd2")
