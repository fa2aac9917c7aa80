package a

func f(x *Foo) {
	// ruleid: value-typed-pointer, value-type-pointer
	use(x)
	var a, b *Foo
	// ruleid: value-typed-pointer, value-type-pointer
	use(b)
	n := new(Foo)
	// ruleid: value-typed-pointer, value-type-pointer
	use(n)
	m := new(Bar)
	// ok: value-typed-pointer, value-type-pointer
	use(m)
}
