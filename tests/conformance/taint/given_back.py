class Builder:
    def with_name(self):
        self.name = source()
        # ok: given-back
        return self

    def read(self):
        self.name = source()
        # ruleid: given-back
        return self.name

    def keep(self):
        value = source()
        # ruleid: given-back
        return value
