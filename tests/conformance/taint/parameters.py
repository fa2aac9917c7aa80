class Handler:
    def get(self, key, *args):
        # ok: any-python-parameter
        sink(self)
        # ok: any-python-parameter
        sink(self.name)
        # ruleid: any-python-parameter
        sink(key)
        # ok: any-python-parameter
        sink(args)
