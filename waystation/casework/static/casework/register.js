// A whole identity number says the birth date and the sex; the server reads them again when the form is sent.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const box = document.querySelector("[data-id-number]");
  if (!box) return;
  box.addEventListener("change", () => {
    const number = box.value.normalize("NFKC").replace(/[^0-9xX]/g, "");
    if (!/^\d{17}[\dxX]$/.test(number)) return;
    const born = document.getElementById("id_born_on");
    const day = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
    if (born && !born.value && !Number.isNaN(Date.parse(day))) born.value = day;
    const sex = Number(number[16]) % 2 ? "male" : "female";
    const choice = document.querySelector(`input[name=sex][value=${sex}]`);
    if (choice && !document.querySelector("input[name=sex]:checked")) choice.checked = true;
  });
});
