SHIFT = 10

# ruleid: computed-at-least
bits(1 << 10)
# ruleid: computed-at-least
bits(1 << SHIFT)
# ok: computed-at-least
bits(1 << 9)
# ruleid: computed-at-least
bits(2 ** 10)
# ruleid: computed-at-least
bits(int("1024"))
# ok: computed-at-least
bits(~1024)
# ok: computed-at-least
bits(1 << unknown)
# ok: computed-at-least
bits(unknown(1024))

KEPT = {"most": 2048}
GIVEN = {"most": 2048}
change(GIVEN)

# ruleid: computed-at-least
bits(KEPT["most"])
# ok: computed-at-least
bits(GIVEN["most"])
