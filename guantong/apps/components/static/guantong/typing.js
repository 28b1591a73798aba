// The grid for typing by hand: Enter goes down, a block pasted from a spreadsheet fills the grid, a code brings its name.

const grid = document.querySelector("table.typed");
const body = grid.tBodies[0];
const names = new Map([...document.querySelectorAll("#codes option")].map((option) => [option.value, option.textContent]));

const cellsOf = (row) => [...row.querySelectorAll("td > input:not([type=checkbox])")];
const placeOf = (input) => {
  const row = input.closest("tr");
  return [[...body.rows].indexOf(row), cellsOf(row).indexOf(input)];
};

// A row more: the last one again, empty, one number on.
function add() {
  const row = body.rows[body.rows.length - 1].cloneNode(true);
  const number = body.rows.length + 1;
  row.cells[0].textContent = number;
  for (const input of row.querySelectorAll("input")) {
    input.name = input.name.replace(/^r\d+/, `r${number}`);
    input.setAttribute("aria-label", input.getAttribute("aria-label").replace(/\d+/, number));
    input.removeAttribute("aria-invalid");
    if (input.type === "checkbox") input.checked = false;
    else input.value = "";
  }
  body.append(row);
  return row;
}

function cell(row, column) {
  while (body.rows.length <= row) add();
  return cellsOf(body.rows[row])[column];
}

// A known code brings its name; one the catalogue has not is marked and kept.
function lookUp(input) {
  const name = input.closest("tr").querySelector("input.name");
  const known = names.get(input.value.trim());
  if (input.value.trim() && !known) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
  if (known && name && !name.value) name.value = known;
}

grid.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.isComposing || !event.target.matches("td > input")) return;
  event.preventDefault();
  if (event.target.type === "checkbox") return;
  const [row, column] = placeOf(event.target);
  cell(row + 1, column).focus();
});

grid.addEventListener("paste", (event) => {
  const text = event.clipboardData?.getData("text") ?? "";
  if (!/[\t\n]/.test(text.replace(/\r?\n$/, "")) || !event.target.matches("td > input:not([type=checkbox])")) return;
  event.preventDefault();
  const [top, left] = placeOf(event.target);
  text.replace(/\r?\n$/, "").split(/\r?\n/).forEach((line, down) => {
    line.split("\t").forEach((value, right) => {
      const input = cell(top + down, left + right);
      if (input) input.value = value.trim();
    });
  });
  for (const input of body.querySelectorAll("input.code")) if (input.value) lookUp(input);
  event.target.dispatchEvent(new Event("input", { bubbles: true }));
});

grid.addEventListener("change", (event) => {
  if (event.target.matches("input.code")) lookUp(event.target);
});
