// Search and counts, a rule's page in place; lighting for browsers that cannot do it by style alone.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const asks = all(".ask");
  const search = document.getElementById("find");
  const left = document.getElementById("left");
  const form = document.querySelector(".filters");
  const chosen = (name) => { const box = document.getElementById(`f-${name}`); return !box || box.checked; };
  const untouched = () => !all(".filters input[type=checkbox]").some((box) => !box.checked) && !(search && search.value.trim());

  const filter = () => {
    const words = search ? search.value.trim().toLowerCase() : "";
    const everything = untouched();
    const off = new Set();
    let count = 0;
    for (const row of all("tr[data-file]")) row.hidden = !row.dataset.file.includes(words);
    for (const section of all(".document")) {
      let kept = 0;
      for (const ask of all(".ask", section)) {
        const fits = chosen(ask.dataset.severity) && chosen(ask.dataset.question);
        ask.hidden = !fits;
        if (fits) kept += 1; else off.add(ask.id);
      }
      section.hidden = !section.dataset.file.includes(words) || (!everything && !kept && !words);
      if (!section.hidden) count += kept;
      for (const spread of all(".spread", section)) {
        spread.hidden = !everything && all(".ask", spread).length > 0 && !all(".ask:not([hidden])", spread).length;
      }
    }
    for (const part of all("[data-q]")) part.classList.toggle("off", part.dataset.q.split(" ").every((id) => off.has(id)));
    if (left) left.textContent = String(count);
    const empty = document.getElementById("filtered");
    if (empty) empty.hidden = everything || all(".document:not([hidden])").length > 0;
  };
  if (form) {
    all(".js", form).forEach((part) => { part.hidden = false; });
    let soon = 0;
    form.addEventListener("input", () => { clearTimeout(soon); soon = setTimeout(filter, 120); });
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("submit", (event) => event.preventDefault());
    filter();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.rule-link");
    if (!link) return;
    const page = document.querySelector(`#rule-${CSS.escape(link.dataset.rule)} .rule-page`);
    if (!page) return;
    event.preventDefault();
    const ask = link.closest(".ask");
    const open = ask.querySelector(":scope > .rule-page");
    if (open) open.remove(); else ask.append(page.cloneNode(true));
    link.setAttribute("aria-expanded", String(!open));
  });

  // a question hidden by the filter is shown when a link leads to it
  const arrive = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.matches(".rules details")) target.open = true;
    const folded = target.closest("details:not([open])");
    if (folded) folded.open = true;
    if (form && target.closest("[hidden]")) { form.reset(); setTimeout(() => target.scrollIntoView(), 50); }
  };
  // paper cannot be unfolded: everything folded but the rules' pages is opened for it, and closed again
  let opened = [];
  addEventListener("beforeprint", () => { opened = all("details:not([open])").filter((part) => !part.closest(".rules")); opened.forEach((part) => { part.open = true; }); });
  addEventListener("afterprint", () => { opened.forEach((part) => { part.open = false; }); });
  addEventListener("hashchange", arrive);
  arrive();

  if (!(window.CSS && CSS.supports && CSS.supports("selector(:has(a))"))) {
    const light = (part, on) => {
      const spread = part.closest(".spread");
      const mine = part.dataset.k.split(" ");
      for (const other of all("[data-k]", spread)) {
        if (other.dataset.k.split(" ").some((at) => mine.includes(at))) other.classList.toggle("lit", on);
      }
    };
    for (const [kind, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
      document.addEventListener(kind, (event) => { const part = event.target.closest && event.target.closest("[data-k]"); if (part) light(part, on); });
    }
    for (const ask of asks) ask.tabIndex = 0;
  }
})();
