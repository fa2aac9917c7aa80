function show(el, name, count) {
  // ruleid: inner-html-built
  el.innerHTML = "<b>" + name + "</b>";
  // ruleid: inner-html-built
  el.innerHTML = `<li>${name}</li>`;
  // ruleid: inner-html-built
  el.innerHTML += "<li>" + name;
  // ruleid: inner-html-built
  el.insertAdjacentHTML("beforeend", `<p>${name}</p>`);
  // ok: inner-html-built
  el.innerHTML = "<b>static</b>";
  // ok: inner-html-built
  el.textContent = "<b>" + name + "</b>";
  // ok: inner-html-built
  el.innerHTML = `<li>${escapeHtml(name)}</li>`;
  // ok: inner-html-built
  el.innerHTML = DOMPurify.sanitize(`<li>${name}</li>`);
  // ok: inner-html-built
  el.innerHTML = "";
  // ok: inner-html-built
  el.innerHTML = `<li>${count}</li>`;
  // ok: inner-html-built
  el.innerHTML = name;
}

// ok: inner-html-built
box.innerHTML = `<div title="${raw.replace(/"/g, "&quot;")}">`;
