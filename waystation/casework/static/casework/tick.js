// "Tick all" on the page that hands clients out. Without this file every box is ticked by hand.
"use strict";

// Loaded with `defer` and `blocking="render"`: the button is there when the page is drawn.
{
  for (const button of document.querySelectorAll("[data-tick-all]")) {
    const boxes = button.closest("form").querySelectorAll("input[type=checkbox]");
    button.hidden = false;
    button.addEventListener("click", () => {
      const all = [...boxes].every((box) => box.checked);
      for (const box of boxes) box.checked = !all;
    });
  }
}
