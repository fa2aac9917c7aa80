def joined(text):
    parts = []
    for word in text.split():
        parts.append(word)
    return " ".join(parts)


def cleaned(text):
    parts = []
    parts.append(clean(text))
    return clean(parts)


def parsed(text):
    parser = Parser()
    parser.feed(text)
    return parser.result()


def use():
    # ruleid: built-elsewhere
    sink(joined(source()))
    # ok: built-elsewhere
    sink(joined("a"))
    # todook: built-elsewhere
    sink(cleaned(source()))
    # ruleid: built-elsewhere
    sink(parsed(source()))
