async fn create(Json(body): Json<Body>, n: i32) -> Redirect {
    // ruleid: flow-from-wrapped
    sink(body);
    // ruleid: flow-from-wrapped
    sink(&body.next);
    // ok: flow-from-wrapped
    sink(n);
}
