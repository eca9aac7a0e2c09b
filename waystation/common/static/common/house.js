// Small things every page may use. Pages work without this file; it only makes them kinder.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  // A form is sent once: the second click finds the button asleep. A form that comes back is awake again.
  for (const form of document.querySelectorAll("form[method=post]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "1";
      for (const button of form.querySelectorAll("button[type=submit]")) button.setAttribute("aria-disabled", "true");
    });
  }
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
    }
  });

  // Errors are where the eyes (and the screen reader) go first.
  document.querySelector("[data-focus]")?.focus();

  // "/" jumps to the search box.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.closest("input, textarea, select")) return;
    const box = document.getElementById("top-search");
    if (box) { event.preventDefault(); box.focus(); }
  });

  for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());
  for (const form of document.querySelectorAll("form[data-draft]")) keepDraft(form);
});

// Every few seconds of change the form's values go to the server as a draft (see accounts/views/drafts.py).
function keepDraft(form) {
  const note = form.querySelector("[data-draft-note]");
  let timer = 0;
  let last = "";
  const values = () => {
    const data = new FormData(form);
    data.delete("csrfmiddlewaretoken");
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return new URLSearchParams(data).toString();
  };
  last = values();
  const save = async () => {
    timer = 0;
    const now = values();
    if (now === last || form.dataset.sent) return;
    const body = new FormData();
    body.set("data", now);
    body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body, redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      last = now;
      if (note) note.textContent = note.dataset.saved;
    } catch {
      if (note) note.textContent = note.dataset.failed;
    }
  };
  form.addEventListener("input", () => { if (!timer) timer = window.setTimeout(save, 3000); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden" && timer) save(); });
}
