# ruleid: any-grouping, as-grouped
x = a and b and c
# ruleid: any-grouping
# ok: as-grouped
x = a and (b and c)
# ruleid: bits-any-order, bits-as-written
x = FLAG | y
# ruleid: bits-any-order
# ok: bits-as-written
x = y | FLAG
