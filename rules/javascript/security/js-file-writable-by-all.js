const fs = require("fs");

// ruleid: js-file-writable-by-all
fs.chmodSync("/srv/app/data", 0o777);
// ruleid: js-file-writable-by-all
fs.chmod(file, "666", done);
// ok: js-file-writable-by-all
fs.chmodSync("/srv/app/data", 0o750);
// ok: js-file-writable-by-all
fs.chmodSync(file, "755");
// ok: js-file-writable-by-all
fs.chmodSync(file, mode);
