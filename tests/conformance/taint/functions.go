package main

type thing struct {
	f string
	g string
}

func same(v string) string {
	return v
}

func both(v string) (string, error) {
	return v, nil
}

func arrives(v string) {
	// ruleid: across
	sink(v)
}

func (t *thing) set(v string) {
	t.f = v
}

func (t *thing) out(v string) {
	// ruleid: across
	sink(v)
}

func run(t *thing) {
	x := source()
	// ruleid: across
	sink(same(x))
	arrives(x)
	a, err := both(x)
	// ruleid: across
	sink(a)
	// ok: across
	sink(err)
	t.set(x)
	// ruleid: across
	sink(t.f)
	// ok: across
	sink(t.g)
	t.out(x)
}

func channels() {
	ch := make(chan string)
	other := make(chan string)
	go func() { ch <- source() }()
	other <- "a"
	y := <-ch
	// ruleid: across
	sink(y)
	// ok: across
	sink(<-other)
}
