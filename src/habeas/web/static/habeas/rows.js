// Rows by key: j and k move from row to row, w opens who says so, Enter follows the row's link.
// Without scripts each row has its link and its disclosure; this only spares the way to them.

const typed = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
const rows = [...document.querySelectorAll("[data-row]")];
let current = -1;

function controlOf(row) {
  return row.querySelector(".who > summary") ?? row.querySelector("a[data-go]") ?? row.querySelector("a");
}

function choose(index, moves) {
  if (!rows[index]) return;
  rows[current]?.removeAttribute("aria-current");
  for (const summary of document.querySelectorAll(".who > summary[data-key]")) delete summary.dataset.key;
  current = index;
  rows[current].setAttribute("aria-current", "true");
  const summary = rows[current].querySelector(".who > summary");
  if (summary) summary.dataset.key = "KeyW";
  if (moves) {
    controlOf(rows[current])?.focus({ preventScroll: true });
    rows[current].scrollIntoView({ block: "nearest" });
  }
}

function nextWithControl(step) {
  let index = current + step;
  while (rows[index] && !controlOf(rows[index])) index += step;
  return index;
}

document.addEventListener("keydown", (event) => {
  if (document.documentElement.dataset.keys === "off" || event.shiftKey) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest?.(typed) || document.querySelector("dialog[open]")) return;
  const step = { KeyJ: 1, KeyK: -1 }[event.code];
  if (!step) return;
  event.preventDefault();
  choose(nextWithControl(step), true);
});

document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("[data-row]");
  if (row) choose(rows.indexOf(row), false);
});

const first = rows.findIndex((row) => row.querySelector(".who > summary"));
if (first >= 0) {
  rows[first].querySelector(".who > summary").dataset.key = "KeyW";
}
