// ruleid: caught
// ok: caught-unknown
try { a() } catch (e) { b(e) }
function f() {
  // ruleid: caught, caught-unknown
  try { a() } catch (e: unknown) { b(e) }
}
// ruleid: caught
// ok: caught-unknown
try { a() } catch (e: any) { b(e) }
