function show(name, count) {
  // ruleid: jquery-html-built
  $("#x").html("<b>" + name + "</b>");
  // ruleid: jquery-html-built
  $("#list").append(`<li>${name}</li>`);
  // ok: jquery-html-built
  $("#x").text("<b>" + name + "</b>");
  // ok: jquery-html-built
  $("#x").html("<b>yes</b>");
  // ok: jquery-html-built
  $("#list").append(`<li>${escapeHtml(name)}</li>`);
  // ok: jquery-html-built
  $("#list").append("<li>" + count + "</li>");
}
