# ruleid: condition-of-lines, condition-of-lines-asked-for, comparison-of-lines
f("abc")
# ruleid: text-of-lines, pattern-of-lines
f("xyz")
# ruleid: condition-of-lines-asked-for, pattern-of-lines
f("""abc
xyz""")
# ruleid: condition-of-lines-asked-for, pattern-of-lines
f("abc\nxyz")
