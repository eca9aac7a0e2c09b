// Signing on the screen: one field for each side. What is drawn goes into the hidden field beside it, as strokes of
// whole numbers on a field of 1000 × 1000. Without this file, and for whoever cannot draw, the paper is signed.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-signing]");
  if (!form) return;
  const pads = [...form.querySelectorAll("[data-pad]")].map(pad);
  const paper = form.querySelector("[data-on-paper]");
  const show = () => {
    const onScreen = form.querySelector("[name=way]:checked")?.value === "screen";
    for (const one of pads) { one.box.hidden = !onScreen; if (onScreen) one.draw(); }
    paper.hidden = onScreen;
  };
  for (const choice of form.querySelectorAll("[name=way]")) choice.addEventListener("change", show);
  show();
});

const FIELD = 1000;
const MOST_POINTS = 1200;

function pad(box) {
  const hidden = document.getElementById(box.dataset.pad);
  const canvas = box.querySelector("canvas");
  const context = canvas.getContext("2d");
  let strokes = [];
  try { strokes = JSON.parse(hidden.value || "[]"); } catch { strokes = []; }
  let stroke = null;

  const point = (event) => {
    const held = canvas.getBoundingClientRect();
    const within = (value) => Math.max(0, Math.min(FIELD, Math.round(value * FIELD)));
    return [within((event.clientX - held.left) / held.width), within((event.clientY - held.top) / held.height)];
  };
  const keep = () => { hidden.value = strokes.length ? JSON.stringify(strokes) : ""; };
  const draw = () => {
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.lineWidth = 4;
    context.lineCap = context.lineJoin = "round";
    context.strokeStyle = "#000";
    for (const one of strokes) {
      context.beginPath();
      one.forEach(([x, y], at) => {
        const place = [x / FIELD * canvas.width, y / FIELD * canvas.height];
        if (at) context.lineTo(...place); else context.moveTo(...place);
      });
      context.stroke();
    }
  };
  canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    stroke = [point(event)];
    strokes.push(stroke);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!stroke || strokes.reduce((sum, one) => sum + one.length, 0) >= MOST_POINTS) return;
    const next = point(event), last = stroke[stroke.length - 1];
    if (Math.abs(next[0] - last[0]) + Math.abs(next[1] - last[1]) < 4) return;
    stroke.push(next);
    draw();
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => { stroke = null; keep(); draw(); });
  box.querySelector("[data-clear]").addEventListener("click", () => { strokes = []; keep(); draw(); });
  return { box, draw };
}
