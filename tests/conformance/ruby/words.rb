# ruleid: list-of-texts
use(["a", "b"])
# ruleid: list-of-symbols
use([:a, :b])
# todook: list-of-texts
use(%w[a b])
# todook: list-of-symbols
# ok: list-of-texts
use(%i[a b])
# ruleid: any-list
skip :x, only: [:a]
# todook: any-list
skip :x, only: %i[a]
