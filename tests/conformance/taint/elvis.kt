fun Application.module() {
    post("/run") {
        val cmd = call.parameters["cmd"] ?: return@post
        // ruleid: flow-past-elvis
        sink(cmd)
        val none = call.parameters["cmd"] ?: ""
        // ruleid: flow-past-elvis
        sink(none)
    }
}
