// A password can be looked at while it is typed (ASVS 2.1.12). The button's words come from the page; without a
// script the field works as ever, and pasting works in both.
"use strict";

for (const button of document.querySelectorAll("button[data-show]")) {
  const field = document.getElementById(button.dataset.show);
  if (!field) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = field.type === "text";
    field.type = shown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!shown));
    field.focus();
  });
  // A shown password is not sent as plain text that the browser keeps for the next person.
  field.form.addEventListener("submit", () => { field.type = "password"; });
}
