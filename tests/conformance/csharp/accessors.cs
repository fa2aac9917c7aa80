class Page {
    string Title {
        get {
            var title = Source();
            // ruleid: flow-in-accessors
            return Sink(title);
        }
        set {
            // ok: flow-in-accessors
            Sink(value);
        }
    }

    // ruleid: flow-in-accessors
    string Short { get => Sink(Source()); }

    string this[int at] {
        get {
            // ruleid: flow-in-accessors
            return Sink(Source());
        }
    }
}
