class A:
    def m(self):
        self.x = taint()
        # ruleid: object-flow
        sink(self.x)
        # ok: object-flow
        sink(self)
        # ok: object-flow
        sink(self.foo())
        # ok: object-flow
        sink(foo(self))

    @classmethod
    def c(cls, x):
        # ok: object-parameters
        sink(cls)
        # ruleid: object-parameters
        sink(x)
