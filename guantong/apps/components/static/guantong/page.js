// What a page does beyond HTML: little, and nothing one cannot do without it.

// "/" goes to the search box of a list; Escape leaves it.
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");
  if (event.key === "/" && !typing) {
    const box = document.querySelector(".listing input[type=search]");
    if (box) {
      event.preventDefault();
      box.focus();
    }
  }
  if (event.key === "Escape" && typing) document.activeElement.blur();
});

// A filter acts when it is chosen; without script its button does.
document.addEventListener("change", (event) => {
  if (event.target.matches(".filters select")) event.target.form.requestSubmit();
});

// The printed form of a list prints itself.
if (new URLSearchParams(location.search).get("as") === "print") window.print();

// Text in a form is not lost by a stray click on a link.
let touched = false;
document.addEventListener("input", (event) => {
  if (event.target.closest("form[method=post]")) touched = true;
});
document.addEventListener("submit", () => { touched = false; });
window.addEventListener("beforeunload", (event) => { if (touched) event.preventDefault(); });

// A text to send is copied with one press; without script one marks it by hand.
for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const text = document.getElementById(button.dataset.copies);
    text.select();
    navigator.clipboard?.writeText(text.value);
  });
}
