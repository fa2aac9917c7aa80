const fs = require("fs");
const path = require("path");

function unpack(zip, dir) {
  for (const entry of zip.getEntries()) {
    // ruleid: archive-entry-path
    fs.writeFileSync(path.join(dir, entry.entryName), entry.getData());
    // ruleid: archive-entry-path
    entry.pipe(fs.createWriteStream(dir + entry.path));
    // ruleid: archive-entry-path
    fs.writeFile(`${dir}/${entry.fileName}`, entry.data, done);
    // ok: archive-entry-path
    fs.writeFileSync(path.join(dir, path.basename(entry.entryName)), entry.getData());
    // ok: archive-entry-path
    fs.writeFileSync(path.join(dir, "index.html"), entry.getData());
    // ok: archive-entry-path
    fs.writeFileSync(path.join(dir, user.path), "");
  }
}
