class Helpers {
    String joined(String text) {
        StringBuilder all = new StringBuilder();
        all.append("a").append(text);
        return all.toString();
    }

    byte[] read(InputStream in) throws IOException {
        byte[] bytes = new byte[10];
        in.read(bytes);
        return bytes;
    }

    void use() throws IOException {
        // ruleid: built-elsewhere
        sink(joined(source()));
        // ok: built-elsewhere
        sink(joined("a"));
        // ruleid: built-elsewhere
        sink(read(source()));
    }
}
