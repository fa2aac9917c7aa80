const libxmljs = require("libxmljs");

// ruleid: js-xml-external-entities
const a = libxmljs.parseXml(text, { noent: true });
// ruleid: js-xml-external-entities
const b = libxmljs.parseXmlString(text, { noblanks: true, noent: true });
// ok: js-xml-external-entities
const c = libxmljs.parseXml(text);
// ok: js-xml-external-entities
const d = libxmljs.parseXml(text, { noent: false });
