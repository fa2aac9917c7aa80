package a

func f(s string) {
	// ruleid: any-call
	g(s)
	// ok: any-call
	a := []byte(s)
	// ok: any-call
	b := new(T)
	// ok: any-call
	c := interface{}(s)
	// ruleid: any-call
	d := T(s)
}
