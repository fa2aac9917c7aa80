package keys

import (
	"crypto/rand"
	"crypto/rsa"
)

func all() {
	// ruleid: go-short-rsa-key
	rsa.GenerateKey(rand.Reader, 1024)
	// ok: go-short-rsa-key
	rsa.GenerateKey(rand.Reader, 3072)
}
