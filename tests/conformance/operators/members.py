z = 0
# ruleid: members-of-python
b = 1
c = 2
class A:
    # ruleid: members-of-python
    b = 1
    c = 2
class B:
    a = 0
    # ok: members-of-python
    b = 1
    c = 2
