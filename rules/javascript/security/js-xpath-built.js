const xpath = require("xpath");

function find(doc, name) {
  // ruleid: js-xpath-built
  xpath.select("//user[name='" + name + "']", doc);
  // ruleid: js-xpath-built
  xpath.select1(`//user[@id="${name}"]/text()`, doc);
  // ok: js-xpath-built
  xpath.select("//user[@id='1']", doc);
  // ok: js-xpath-built
  xpath.select(`//${prefix}:user`, doc);
  // ok: js-xpath-built
  table.select("a[b='" + name + "']");
}
