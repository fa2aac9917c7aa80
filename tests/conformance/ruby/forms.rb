# ruleid: forms-regex-hole, forms-regex, forms-text-hole
/a#{x}b/.match(y)
# ruleid: forms-regex
/ab/.match(y)
# ruleid: forms-text-hole
"a#{x}b".upcase
# ruleid: forms-arrow
scope :open, -> { where(open: true) }
# ok: forms-arrow
each { first }
# ruleid: forms-shell
x = %x[ls]
# ruleid: forms-shell
x = `ls`
