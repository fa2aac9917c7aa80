const libxmljs = require("libxmljs");

// ruleid: xml-external-entities
const a = libxmljs.parseXml(text, { noent: true });
// ruleid: xml-external-entities
const b = libxmljs.parseXmlString(text, { noblanks: true, noent: true });
// ok: xml-external-entities
const c = libxmljs.parseXml(text);
// ok: xml-external-entities
const d = libxmljs.parseXml(text, { noent: false });
