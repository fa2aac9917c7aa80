package client

import "crypto/tls"

func make() {
	// ruleid: go-old-tls
	a := &tls.Config{MinVersion: tls.VersionTLS10}
	// ok: go-old-tls
	b := &tls.Config{MinVersion: tls.VersionTLS13}
}
