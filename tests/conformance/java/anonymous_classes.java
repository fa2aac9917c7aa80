class Tasks {
    void all() {
        // ruleid: empty-method, any-body
        new Task() { void run() { } };
        // ruleid: empty-method, both-methods, any-body
        new Task() { int count = 0; @Override public void run() { } void stop() { count = 1; } };
        // ruleid: any-body
        new Task() { void run() { work(); } };
        // ruleid: both-methods
        new Task(1) { void run() { } void stop() { } };
        // ok: any-body
        new Task();
    }
}
