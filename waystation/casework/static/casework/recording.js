// Shows only what the chosen outcome needs. Without this file every group is open; the server asks for the same.
"use strict";

// Loaded with `defer` and `blocking="render"`: the page stands, and nothing of it has been drawn yet.
{
  const parts = [...document.querySelectorAll("[data-when]")];
  const chosen = (name) => [...document.querySelectorAll("input:checked")].filter((i) => i.name === name).map((i) => i.value);

  const refresh = () => {
    for (const part of parts) {
      const values = chosen(part.dataset.when);
      part.hidden = !part.dataset.is.split(" ").some((value) => values.includes(value));
    }
    for (const note of document.querySelectorAll("[data-expiry]")) {
      const expires = document.getElementsByName(note.dataset.expiry)[0].value;
      const day = document.getElementsByName(note.dataset.against)[0].value;
      note.hidden = !(expires && day && expires < day);
    }
  };

  // With one sentence shown at a time its title says nothing new.
  for (const title of document.querySelectorAll("[data-plain]")) title.hidden = true;
  document.addEventListener("change", refresh);
  document.addEventListener("input", refresh);
  window.addEventListener("pageshow", refresh);
  refresh();
  for (const part of parts) { const form = part.closest("form"); if (form) form.dataset.ready = "1"; }
}
