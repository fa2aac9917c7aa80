class A
  def m
    self.z = taint()
    # ruleid: object-flow
    sink(z)
    # ok: object-flow
    sink(self)
    # ok: object-flow
    sink(self.foo())
  end

  def n
    s = "a"
    s.concat(taint())
    # ruleid: object-flow
    sink(s)
    t = []
    t.push(taint())
    # ok: object-flow
    sink(t)
  end
end
