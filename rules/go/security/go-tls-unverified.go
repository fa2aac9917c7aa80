package client

import "crypto/tls"

func make() {
	// ruleid: go-tls-unverified
	a := &tls.Config{InsecureSkipVerify: true}
	// ruleid: go-tls-unverified
	a.InsecureSkipVerify = true
	// ok: go-tls-unverified
	b := &tls.Config{ServerName: "example.com"}
}
