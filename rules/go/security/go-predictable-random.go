package tokens

import "math/rand"

func newToken() int {
	// ruleid: go-predictable-random
	return rand.Intn(1000000)
}

func shuffle() int {
	// ok: go-predictable-random
	return rand.Intn(6)
}
