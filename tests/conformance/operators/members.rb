class A
  Z = 0
  # ruleid: members-of-python
  B = 1
  C = 2
end
