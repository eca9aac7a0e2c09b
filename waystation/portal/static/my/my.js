// Pages work without this file; it only makes them kinder. Nothing of a page is kept in the phone.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  // A form is sent once; one that comes back by the back button is awake again.
  for (const form of document.querySelectorAll("form[method=post]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "1";
      for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
    });
  }
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
    }
  });

  document.querySelector("[data-focus]")?.focus();

  // Without a network the page says so instead of looking up to date.
  const away = document.getElementById("away");
  const look = () => { away.hidden = navigator.onLine; };
  look();
  window.addEventListener("online", look);
  window.addEventListener("offline", look);

  // A page that waits for somebody else asks every two seconds whether anything has changed.
  const waiting = document.querySelector("[data-wait]");
  if (waiting) {
    const ask = async () => {
      try {
        const answer = await fetch(waiting.dataset.wait, { cache: "no-store" });
        if (answer.ok && (await answer.json()).mark !== waiting.dataset.mark) {
          window.location.assign(waiting.dataset.go || window.location.href);
          return;
        }
      } catch { /* no network: the page says so */ }
      setTimeout(ask, 2000);
    };
    setTimeout(ask, 2000);
  }
});
