# ruleid: rescue-anything
begin
  a
rescue
  b
end
# ruleid: rescue-as
begin
  a
rescue => e
  b
end
# ruleid: rescue-one
begin
  a
rescue A
  b
end
# ruleid: rescue-one-as
begin
  a
rescue A => e
  b
end
# ok: rescue-one, rescue-one-as
begin
  a
rescue A, B => e
  b
end
# ruleid: rescue-in-method
def f
  # ok: rescue-as
  a
rescue => e
  b
end
