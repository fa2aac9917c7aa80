// ruleid: both-languages
shared(1);
// ruleid: both-languages
const x = shared(() => 1);
// ruleid: string-in-both
label(`a`);
// ruleid: regex-in-both
const y = "TOKEN-1";
// ruleid: regex-and-negative
bound(1);
// ok: regex-and-negative
bound("none")
