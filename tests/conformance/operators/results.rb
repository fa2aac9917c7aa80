def a
  # ruleid: result-of-block
  g(1)
end

def b
  # ok: result-of-block
  x = 1
end

def c
  # ok: result-of-block
  @x ||= 1
end
