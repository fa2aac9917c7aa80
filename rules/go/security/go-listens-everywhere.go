package main

import "net"

func main() {
	// ruleid: go-listens-everywhere
	net.Listen("tcp", "0.0.0.0:2000")
	// ok: go-listens-everywhere
	net.Listen("tcp", "127.0.0.1:2000")
}
