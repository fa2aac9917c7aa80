// ruleid: dom-html-from-address
box.innerHTML = location.hash;
// ruleid: dom-html-from-address
box.innerHTML = decodeURIComponent(window.location.hash.slice(1));
// ruleid: dom-html-from-address
box.insertAdjacentHTML("beforeend", "<p>" + document.referrer + "</p>");
// ok: dom-html-from-address
box.textContent = location.hash;
// ok: dom-html-from-address
box.innerHTML = DOMPurify.sanitize(location.hash);
// ok: dom-html-from-address
box.innerHTML = pages[name];
