package x

func f(s string, i int, b bool) {
	vs := "x"
	vi := 3
	// ruleid: basic-text, basic-text-too
	use("a")
	// ruleid: basic-text, basic-text-too
	use(`a`)
	// ruleid: basic-number, basic-whole
	use(3)
	// ruleid: basic-fraction, basic-number
	use(1.5)
	// ok: basic-text, basic-whole, basic-truth
	use(true)
	// ruleid: basic-text, basic-text-too
	use(vs)
	// ruleid: basic-number, basic-whole
	use(vi)
	// ruleid: basic-text, basic-text-too
	use(s)
	// ruleid: basic-number, basic-whole
	use(i)
	// ruleid: basic-truth
	use(b)
}
