// ruleid: named, of-any
use(req.cookies.jwt);
// ok: named
// ok: of-any
use(req.cookies?.jwt);
// ruleid: of-any
use(req?.cookies.jwt);
// ruleid: by-any-way
a?.run(1);
// ruleid: by-any-way
a.b?.run(1);
