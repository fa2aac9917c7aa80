package remote

import "golang.org/x/crypto/ssh"

func config() *ssh.ClientConfig {
	return &ssh.ClientConfig{
		// ruleid: go-ssh-host-key-ignored
		HostKeyCallback: ssh.InsecureIgnoreHostKey(),
	}
}

func good(key ssh.PublicKey) *ssh.ClientConfig {
	// ok: go-ssh-host-key-ignored
	return &ssh.ClientConfig{HostKeyCallback: ssh.FixedHostKey(key)}
}
