n = 3
s = "b"
# ruleid: built-text
use("a#{s}")
use("a#{n}")
use("a%s" % "b")
# ruleid: built-text
use("a" + s)
