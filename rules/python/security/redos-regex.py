import re

# ruleid: redos-regex
A = re.compile(r"^(a+)+$")
# ruleid: redos-regex
B = re.compile(r"^([a-zA-Z0-9]+)*@")
# ok: redos-regex
C = re.compile(r"^(a+)$")
# ok: redos-regex
D = re.compile(r"^(\w+\.)+$")
# ok: redos-regex
E = re.compile(r"^(?:[a-z]+,)*!$")
