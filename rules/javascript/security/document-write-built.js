// ruleid: document-write-built
document.write("<p>" + name + "</p>");
// ruleid: document-write-built
document.writeln(`<p>${name}</p>`);
// ruleid: document-write-built
document.write(location.search);
// ok: document-write-built
document.write("<p>hello</p>");
// ok: document-write-built
document.write("<p>" + escapeHtml(name) + "</p>");
// ok: document-write-built
stream.write("<p>" + name + "</p>");
// ok: document-write-built
document.querySelector("#" + name);
