fun a() {
    // ruleid: result-of-block
    ws.apply { g() }
    // ok: result-of-block
    ws.apply { js = true }
    // ok: result-of-block
    ws.apply { js += 1 }
}
