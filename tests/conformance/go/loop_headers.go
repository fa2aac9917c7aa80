package p

func f(n int) {
	// ruleid: any-header, declaring-header
	for i := 0; i < 3; i++ {
		a()
	}
	// ruleid: any-header, declaring-header
	for i := 0; i < n; i += 2 {
		a()
	}
	// ruleid: any-header
	for i, j := 0, 1; i < j; i, j = i+1, j-1 {
		a()
	}
	// ruleid: any-header
	for i = 1; i < 3; i++ {
		a()
	}
	// ruleid: any-header
	for c := a.Next(); c != nil; c = a.Next() {
		b()
	}
	// ok: any-header, declaring-header
	for i < 3 {
		a()
	}
	// ok: any-header, declaring-header
	for i := range x {
		a()
	}
}

func g() {
	one := new(sql.DB)
	// ruleid: made-by-new
	one.Query("a")
	other := new(sql.Tx)
	// ok: made-by-new
	other.Query("a")
	literal := &sql.DB{}
	// ruleid: made-by-new
	literal.Query("a")
}
