package helpers

func parse(text []byte) (*Page, error) {
	var page Page
	if err := json.Unmarshal(text, &page); err != nil {
		return nil, err
	}
	return &page, nil
}

func joined(text string) string {
	var all strings.Builder
	all.WriteString(text)
	return all.String()
}

func use() {
	page, _ := parse(source())
	// ruleid: built-elsewhere
	sink(page)
	// ruleid: built-elsewhere
	sink(joined(source()))
	// ok: built-elsewhere
	sink(joined("a"))
}
