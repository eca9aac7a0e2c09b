// Small things every page may use. Pages work without this file; it only makes them kinder.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  // A form is sent once: the second click finds the button asleep. A form that comes back is awake again.
  for (const form of document.querySelectorAll("form[method=post]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "1";
      if (form.elements.form_key) history.replaceState({ ...history.state, sent: true }, "");
      for (const button of form.querySelectorAll("button[type=submit]")) button.setAttribute("aria-disabled", "true");
    });
  }
  window.addEventListener("pageshow", (event) => {
    for (const note of document.querySelectorAll("[data-sent-note]")) note.hidden = !history.state?.sent;
    if (!event.persisted) return;
    for (const form of document.querySelectorAll("form[data-sent]")) awake(form);
  });

  // One showing of a form keeps its key in its place of the history: sent again after the back button it is the
  // same form, and the server makes nothing twice of it.
  const key = document.querySelector("main form[method=post] [name=form_key]");
  if (key && history.state?.formKey) key.value = history.state.formKey;
  else if (key) history.replaceState({ ...history.state, formKey: key.value }, "");

  // Errors are where the eyes (and the screen reader) go first.
  document.querySelector("[data-focus]")?.focus();

  // "/" jumps to the search box.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "?") { document.getElementById("keys")?.showPopover?.(); return; }
    if (event.key !== "/") return;
    const box = document.getElementById("top-search");
    if (box) { event.preventDefault(); box.focus(); }
  });

  // The menu of the rarer doors closes as menus do.
  const more = document.querySelector("details.more");
  document.addEventListener("click", (event) => { if (more && !more.contains(event.target)) more.open = false; });
  more?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    more.open = false;
    more.querySelector("summary").focus();
  });

  // An address that points into a folded section opens it; newer browsers do it by themselves.
  const unfold = () => {
    const place = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = place && place.closest("details:not([open])");
    if (folded) { folded.open = true; place.scrollIntoView(); }
  };
  unfold();
  window.addEventListener("hashchange", unfold);

  for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());
  for (const form of document.querySelectorAll("form[data-draft]")) keepDraft(form);
});

function awake(form) {
  delete form.dataset.sent;
  delete form.dataset.kept;
  for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
}

// Every few seconds of change the form's values go to the server as a draft (see accounts/views/drafts.py).
// Before a changed form is sent, its draft is: where that shows that the session has ended, nothing is sent
// and everything typed stays on the page until the person has signed in again in another tab.
function keepDraft(form) {
  const note = form.querySelector("[data-draft-note]");
  const say = (text) => { if (note) note.textContent = text; };
  let timer = 0;
  const values = () => {
    const data = new FormData(form);
    data.delete("csrfmiddlewaretoken");
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return new URLSearchParams(data).toString();
  };
  let last = values();

  const post = (data) => {
    const body = new FormData();
    body.set("data", data);
    body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    return fetch(form.dataset.draft, { method: "POST", body, redirect: "manual" });
  };
  // After signing in again the page's token is an old one: the same page, asked for once more, has the new one.
  const freshToken = async () => {
    const answer = await fetch(location.href, { redirect: "manual" });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("main [name=csrfmiddlewaretoken]");
    if (token) form.querySelector("[name=csrfmiddlewaretoken]").value = token.value;
    return Boolean(token);
  };
  // "saved", "ended" (signed out) or "failed".
  const keep = async () => {
    const now = values();
    if (now === last) return "saved";
    try {
      let answer = await post(now);
      if (!answer.ok && (await freshToken())) answer = await post(now);
      if (answer.type === "opaqueredirect" || answer.status === 403) return "ended";
      if (!answer.ok) return "failed";
      last = now;
      return "saved";
    } catch {
      return "failed";
    }
  };
  const tell = (how) => say({ saved: note?.dataset.saved, ended: note?.dataset.ended, failed: note?.dataset.failed }[how] || "");
  const save = async () => {
    timer = 0;
    if (form.dataset.sent || values() === last) return;
    tell(await keep());
  };

  form.addEventListener("input", () => { if (!timer) timer = window.setTimeout(save, 3000); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden" && timer) save(); });
  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented || form.dataset.kept || values() === last) return;
    const button = event.submitter;
    event.preventDefault();
    const how = await keep();
    awake(form);
    if (how === "ended") { tell(how); note?.scrollIntoView({ block: "center" }); return; }
    form.dataset.kept = "1";
    form.requestSubmit(button);
  });
}
