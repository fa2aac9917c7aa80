package literals

type pair struct{ A, B string }

// The field of a type is no variable around it.
func shadowed(name string) {
	x := source()
	name = x
	// ruleid: literals
	sink(name)
	tests := []struct{ name string }{{name: "a"}}
	// ruleid: literals
	sink(name)
	_ = tests
}

func run() {
	x := source()
	// A value without the name of its field may be any of them.
	p := pair{x, "b"}
	// ruleid: literals
	sink(p.A)
	q := struct{ A, B string }{x, "b"}
	// ruleid: literals
	sink(q.A)
	r := []pair{{x, "b"}, {"a", "b"}}
	// ruleid: literals
	sink(r[0].A)
	// ok: literals
	sink(r[1].A)
	s := map[string]*pair{"a": {x, "b"}}
	// ruleid: literals
	sink(s["a"].A)
	t := [][]string{{x, "b"}}
	// ruleid: literals
	sink(t[0][0])
	v := []pair{{A: x, B: "b"}, {B: "b"}}
	// ruleid: literals
	sink(v[0].A)
	// ok: literals
	sink(v[1].A)
	w := []map[string]string{{"a": x}}
	// ruleid: literals
	sink(w[0]["a"])
	u := &pair{"a", "b"}
	// ok: literals
	sink(u.A)
}
