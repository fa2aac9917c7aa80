// ruleid: key-like-a
f({ "a-b": 1 });
// ruleid: key-like-a
f({ b: 1, ab: 2 });
// ok: key-like-a, key-of-dots
f({ ba: 1 });
// ok: key-like-a, key-of-dots
f({ ["a"]: 1 });
// ruleid: key-of-dots
f({ "...": 1 });
