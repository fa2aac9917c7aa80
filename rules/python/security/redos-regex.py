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
# ruleid: redos-regex
F = re.compile(r"^(\w+\s?)+$")
# ruleid: redos-regex
G = re.compile(r"^(?:a|b+)*!")
# ok: redos-regex
H = re.compile(r"^\w+(\s\w+)*$")
# ok: redos-regex
I = re.compile(r"^(?:a|b)*!")
