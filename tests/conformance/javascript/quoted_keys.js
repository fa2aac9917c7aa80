// ruleid: any-key
f({ a: 1 });
// ruleid: any-key, key-by-regex, bare-key-by-regex
f({ "b": 1, z });
// ruleid: any-key, key-by-regex, bare-key-by-regex
f({ b: 1, z });
// ruleid: any-key
f({ 'c-d': 1 });
// ruleid: any-key
f({ 5: 1 });
// ok: any-key
f({ a: 2 });
