function query(text) {
  const values = {}
  text.split('&').forEach((part) => {
    const [key, value] = part.split('=')
    values[key] = value
  })
  return values
}

function words(text) {
  const all = []
  for (const word of text.split(' ')) all.push(word)
  return all.join(',')
}

// ruleid: built-elsewhere
sink(query(source()).name)
// ruleid: built-elsewhere
sink(words(source()))
// ok: built-elsewhere
sink(words('a'))
