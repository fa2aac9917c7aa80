class Login {
    // ok: any-csharp
    string password;

    // ok: any-csharp
    bool Check(string password) {
        // ruleid: any-csharp
        return password == "";
    }
}
