# ruleid: function-body
def one():
    a()


# ruleid: function-body
def two():
    a()
    b()


# ok: function-body
def with_parameters(x):
    a()


# ruleid: condition-body
if x:
    a()
    b()
# ruleid: condition-body
if x: a()
# ruleid: loop-body
for i in x:
    a()
    b()
# ruleid: long-body
while x:
    a()
    b()
# ok: long-body
while x:
    a()
