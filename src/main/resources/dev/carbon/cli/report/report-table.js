// The table of runs.

const table = find("runs");
let showsAll = false;

const showRows = () => {
  const rows = [...table.tBodies[0].rows];
  rows.forEach((row, index) => row.classList.toggle("further-run", !showsAll && index >= SHOWN_ROWS));
  const button = find("more-runs");
  button.hidden = showsAll || rows.length <= SHOWN_ROWS;
  button.textContent = "Show all " + rows.length;
};

/** Whatever the order, what is unknown stands last. */
const compare = (one, two, isNumber, sign) => {
  if (one === undefined || two === undefined) {
    return (one === undefined) - (two === undefined);
  }
  return sign * (isNumber ? Number(one) - Number(two) : one < two ? -1 : one > two ? 1 : 0);
};

const sortBy = (head) => {
  const isNumber = head.querySelector("button").dataset.kind === "number";
  const now = head.getAttribute("aria-sort");
  const ascending = now ? now === "descending" : !isNumber;
  table.querySelectorAll("thead th").forEach((each) => each.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  const key = (row) => row.cells[head.cellIndex].dataset.key;
  const rows = [...table.tBodies[0].rows];
  rows.sort((one, two) => compare(key(one), key(two), isNumber, ascending ? 1 : -1));
  table.tBodies[0].append(...rows);
  showRows();
};

table.querySelectorAll("thead th").forEach((head) =>
  head.querySelector("button").addEventListener("click", () => sortBy(head)));
find("more-runs").addEventListener("click", () => {
  showsAll = true;
  showRows();
});
