// ok: any-default
function none(x: number) {}
// ruleid: any-default
function some(y, x: number = 1) {}
