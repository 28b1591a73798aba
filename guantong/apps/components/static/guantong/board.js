// Extra to the board, which works without: j and k walk the rows, Enter opens; an item dragged on one of the other list opens both side by side.
// Nothing is decided here: a person decides on the page that opens.

const board = document.querySelector("[data-facing]");
const links = () => [...document.querySelectorAll("[data-facing] tbody tr")].map((row) => row.querySelector("td:nth-child(3) a") ?? row.querySelector("a")).filter(Boolean);
const typing = (where) => where.closest("input, select, textarea, [contenteditable]");
const codeOf = (link) => link?.getAttribute("href").match(/\/([GR]-\d+)\/$/)?.[1];

document.querySelectorAll("[data-keys]").forEach((hint) => { hint.hidden = false; });

document.addEventListener("keydown", (event) => {
  if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey || !"jk".includes(event.key)) return;
  const step = event.key === "j" ? 1 : -1;
  if (!board) {
    document.querySelector(`a[rel=${step > 0 ? "next" : "prev"}]`)?.click();
    return;
  }
  const rows = links();
  const here = rows.findIndex((link) => link.closest("tr").contains(document.activeElement));
  rows[Math.min(Math.max(here + step, 0), rows.length - 1)]?.focus();
});

if (board) {
  const item = (event) => event.target.closest("a[href]");
  board.addEventListener("dragstart", (event) => {
    const code = codeOf(item(event));
    if (code) event.dataTransfer.setData("text/x-item", code);
  });
  board.addEventListener("dragover", (event) => { if (codeOf(item(event) ?? event.target.closest("td")?.querySelector("a"))) event.preventDefault(); });
  board.addEventListener("drop", (event) => {
    const one = event.dataTransfer.getData("text/x-item");
    const other = codeOf(item(event) ?? event.target.closest("td")?.querySelector("a"));
    if (!one || !other || one[0] === other[0]) return;
    event.preventDefault();
    const [government, people] = one[0] === "G" ? [one, other] : [other, one];
    location.assign(`${board.dataset.facing}${government}/${people}/`);
  });
}
