package digest

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
)

func all(b []byte) {
	// ruleid: go-weak-hash
	md5.Sum(b)
	// ruleid: go-weak-hash
	h := sha1.New()
	// ok: go-weak-hash
	sha256.Sum256(b)
}
