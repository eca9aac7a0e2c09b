// The counter adds up while somebody chooses. Without this file the numbers are typed and the sum is told afterwards.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-choose]");
  if (!form) return;
  const goods = [...form.querySelectorAll("[data-points]")];
  const count = (good) => Math.max(0, Number.parseInt(good.querySelector("input").value, 10) || 0);
  const show = () => {
    const total = goods.reduce((sum, good) => sum + count(good) * Number(good.dataset.points), 0);
    const family = form.querySelector("[name=family]:checked")?.value === "1";
    const left = Number(family ? form.dataset.family : form.dataset.own) - total;
    form.querySelector("[data-total]").textContent = total;
    form.querySelector("[data-left]").textContent = left;
    form.querySelector("[data-short]").hidden = left >= 0;
  };
  for (const good of goods) {
    const input = good.querySelector("input");
    for (const [part, by] of [["[data-less]", -1], ["[data-more]", 1]]) {
      const button = good.querySelector(part);
      button.hidden = false;
      button.addEventListener("click", () => {
        const next = Math.min(Number(input.max || 50), Math.max(0, count(good) + by));
        input.value = next || "";
        show();
      });
    }
    input.addEventListener("input", show);
  }
  for (const choice of form.querySelectorAll("[name=family]")) choice.addEventListener("change", show);
  form.querySelector("[data-sum]").hidden = false;
  show();
});
