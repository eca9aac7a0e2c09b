// Passkeys: hands allauth's own functions what the page says in data attributes (the content policy allows no
// script in the page). Buttons appear only where the browser can do it.
// Loaded with `defer` and `blocking="render"`, so that nothing moves when a button appears.
"use strict";

if (window.PublicKeyCredential && window.allauth?.webauthn) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const { passkey, button, credential, passwordless, options } = form.dataset;
    const ids = { credential, passwordless, login: button, add: button, authenticate: button };
    document.getElementById(button).hidden = false;
    window.allauth.webauthn.forms[passkey]({ ids, data: options ? JSON.parse(options) : undefined });
  }
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    for (const note of document.querySelectorAll("[data-passkey-failed]")) note.hidden = false;
  });
}
