# ruleid: called, called-with-nothing, any-function
@marked
def a(): pass


# ruleid: called, called-with-nothing, any-function
@marked()
def b(): pass


# ruleid: called, called-with-one, any-function
@marked(1)
def c(): pass


# ok: called
# ruleid: any-function
@pkg.marked
def d(): pass


class E:
    # ruleid: any-function
    @property
    def f(self): pass
