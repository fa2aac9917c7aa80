package started

func close(x, y io.Closer) {
	// ok: not-deferred
	defer x.Close()
	// ok: not-deferred
	go x.Close()
	// ruleid: not-deferred
	y.Close()
	// ruleid: not-deferred
	defer func() { y.Close() }()
}
