package main

var global = source()

type pair struct {
	a string
	b string
}

func straight(k string) {
	x, err := source(1)
	// ruleid: flow
	sink(x)
	// ruleid: flow
	sink(err)
	// ruleid: flow
	sink(fmt.Sprintf("a %s", x))
	t := pair{a: x, b: "c"}
	// ruleid: flow
	sink(t.a)
	// ok: flow
	sink(t.b)
	p := &t
	// ruleid: flow
	sink(p.a)
	m := map[string]string{"k": x}
	// ruleid: flow
	sink(m["k"])
	// ok: flow
	sink(m["l"])
	for i, v := range []string{x, "b"} {
		// ruleid: flow
		sink(v)
		// ruleid: flow
		sink(i)
	}
	go func() {
		// ruleid: flow
		sink(x)
	}()
	z := "a"
	switch k {
	case "a":
		z = x
	case "b":
		// ok: flow
		sink(z)
	}
	// ruleid: flow
	sink(z)
	// ruleid: flow
	sink(global)
	if v := source(); v != "" {
		// ruleid: flow
		sink(v)
	}
	x = sanitize(x)
	// ok: flow
	sink(x)
	var c, d = source(), "d"
	// ruleid: flow
	sink(c)
	// ok: flow
	sink(d)
}
