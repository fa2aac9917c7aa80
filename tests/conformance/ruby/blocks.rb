# ruleid: block-argument, block-given
make(a) { |z| z.x }
# ruleid: block-argument, block-given
make(a) do |z| z.x end
# ruleid: block-argument
make a
# ok: block-argument
make { |z| z.x }
# ruleid: block-method
User.make(a) do |z| z.x end
# ok: block-method
# ruleid: block-none
User.make { |z| z.x }
outer(a) do
  # ruleid: block-outside
  inner(b)
end
# ok: block-outside
outer(inner(b)) { 1 }
