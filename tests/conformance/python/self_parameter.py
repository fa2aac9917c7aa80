class Store:
    # ok: parameter-returned
    def chain(self):
        # ok: parameter-used
        use(self)
        # ruleid: twice
        both(self, self)
        return self

    # ok: parameter-returned
    @classmethod
    def make(cls):
        # ok: parameter-used
        use(cls)
        return cls

    # ruleid: parameter-returned
    @staticmethod
    def plain(this):
        # ruleid: parameter-used
        use(this)
        return this
