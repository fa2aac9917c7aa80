package keys

func run(cmd string) {
	// ruleid: key-of-literal
	a := exec.Cmd{Path: cmd, Args: nil}
	b := &exec.Cmd{
		Args: nil,
		// ruleid: key-of-literal
		Path: cmd,
	}
	// ok: key-of-literal
	c := map[string]string{"Path": cmd}
	// ok: key-of-literal
	a.Path = cmd
	// ok: key-of-literal
	d := Path{cmd}
	// ok: key-of-literal
Path:
	for {
		break Path
	}
	// ok: key-of-literal
Path: use(b, c, d)
}
