// How far an import, a hand-over or a print of many is: asks every two seconds, and shows the page anew when the state changes.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const here = document.getElementById("progress");
  if (!here) return;
  const look = async () => {
    try {
      const answer = await fetch(location.href, { redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("progress");
      if (!fresh || !["queued", "writing", "reading", "moving", "undoing", "waiting", "running"].includes(fresh.dataset.state)) { location.reload(); return; }
      here.replaceChildren(...fresh.childNodes);
    } catch {
      // The server or the network is away for a moment; the next look tells.
    }
    window.setTimeout(look, 2000);
  };
  window.setTimeout(look, 1000);
});
