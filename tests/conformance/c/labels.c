// ruleid: ends-with-return
int a(int n) {
    if (n) goto out;
    g();
out:
    return n;
}
// ok: ends-with-return
int b(int n) {
out:
    g();
}
