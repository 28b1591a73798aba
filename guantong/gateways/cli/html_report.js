// Lights the cells of a question and the question of a cell; filters by document, severity and question.
"use strict";
const lit = (id, on) => {
  for (const part of document.querySelectorAll(`[data-ask="${id}"]`)) part.classList.toggle("lit", on);
};
for (const part of document.querySelectorAll("[data-ask]")) {
  for (const [start, end] of [["mouseenter", "mouseleave"], ["focusin", "focusout"]]) {
    part.addEventListener(start, () => lit(part.dataset.ask, true));
    part.addEventListener(end, () => lit(part.dataset.ask, false));
  }
}
for (const ask of document.querySelectorAll(".ask")) {
  ask.addEventListener("mouseenter", () => {
    const cell = document.querySelector(`.cell[data-ask="${ask.dataset.ask}"]`);
    const leaves = cell && cell.closest(".leaves");
    if (leaves && getComputedStyle(leaves).position === "sticky") {
      const box = cell.getBoundingClientRect(), frame = leaves.getBoundingClientRect();
      if (box.top < frame.top || box.bottom > frame.bottom) leaves.scrollTop += box.top - frame.top - frame.height / 3;
    }
  });
}
for (const cell of document.querySelectorAll(".cell")) {
  cell.addEventListener("click", () => { location.hash = `#q${cell.dataset.ask}`; });
}
const chosen = () => Object.fromEntries([...document.querySelectorAll(".filters select")].map((s) => [s.name, s.value]));
const filter = () => {
  const want = chosen();
  let left = 0;
  for (const ask of document.querySelectorAll(".ask")) {
    const fits = (!want.severity || ask.dataset.severity === want.severity) && (!want.question || ask.dataset.question === want.question);
    ask.hidden = !fits;
    for (const cell of document.querySelectorAll(`.cell[data-ask="${ask.dataset.ask}"]`)) cell.style.display = fits ? "" : "none";
  }
  for (const section of document.querySelectorAll(".document")) {
    const asks = section.querySelectorAll(".ask:not([hidden])").length;
    section.hidden = Boolean(want.document ? section.id !== want.document : (want.severity || want.question) && !asks);
    if (!section.hidden) left += asks;
  }
  document.querySelector("#left").textContent = left;
};
for (const select of document.querySelectorAll(".filters select")) select.addEventListener("change", filter);
document.querySelector(".filters")?.removeAttribute("hidden");
