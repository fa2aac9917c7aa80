// ruleid: dom-redirect-from-address
window.location = location.hash.slice(1);
// ruleid: dom-redirect-from-address
location.href = new URLSearchParams(location.search).get("next");
// ok: dom-redirect-from-address
location.href = "/login" + location.search;
// ok: dom-redirect-from-address
location.href = pages[location.hash.slice(1)];
