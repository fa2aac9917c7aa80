package main

func f(s string) error {
	// ruleid: no-prefix
	if !strings.HasPrefix(s, "a", s) {
		return err
	}
	// ruleid: done
	select {
	case <-done:
		foo()
	}
	return nil
}
