// ruleid: post-message-any-origin
window.parent.postMessage(state, "*");
// ruleid: post-message-any-origin
frame.contentWindow.postMessage({ token }, "*");
// ruleid: post-message-any-origin
window.opener.postMessage(result, { targetOrigin: "*" });
// ok: post-message-any-origin
window.parent.postMessage(state, "https://app.example.com");
// ok: post-message-any-origin
worker.postMessage(state);
// ok: post-message-any-origin
window.parent.postMessage("ready", "*");
// ok: post-message-any-origin
channel.port1.postMessage(state, "*");
