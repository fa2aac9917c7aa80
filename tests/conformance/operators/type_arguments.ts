// ruleid: type-parameter-typescript
function a(x: Box<string>) { f(); }
// ruleid: type-parameter-typescript
function b(x: Box) { f(); }
// ok: type-parameter-typescript
function c(x: Array<Box>) { f(); }
// ok: type-parameter-typescript
function d(x: Box | null) { f(); }
// ruleid: type-result-typescript
async function e(): Promise<void> { f(); }
