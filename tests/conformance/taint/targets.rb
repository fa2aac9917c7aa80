def f
  a, b = pair()
  # ruleid: flow-from-first
  sink(a)
  # ok: flow-from-first
  sink(b)
end
