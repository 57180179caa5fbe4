// Rows by key: j and k move from row to row, w opens who says so, Enter follows the row's link.
// Without scripts each row has its link and its disclosure; this only spares the way to them.

const typed = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
const rows = [...document.querySelectorAll("[data-line]")];
let current = -1;

const asks = ".who > summary, a.who-link";

function controlOf(row) {
  return row.querySelector(asks) ?? row.querySelector("a[data-go]") ?? row.querySelector("a");
}

function choose(index, moves) {
  if (!rows[index]) return;
  rows[current]?.removeAttribute("aria-current");
  for (const asked of document.querySelectorAll("[data-line] [data-key=KeyW]")) delete asked.dataset.key;
  current = index;
  rows[current].setAttribute("aria-current", "true");
  const ask = rows[current].querySelector(asks);
  if (ask) ask.dataset.key = "KeyW";
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
  const row = event.target.closest?.("[data-line]");
  if (row) choose(rows.indexOf(row), false);
});

// Before a row is chosen, w answers for the one that the address names, or else for the first.
const named = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
const start = rows.indexOf(named?.closest("[data-line]"));
const first = start >= 0 ? start : rows.findIndex((row) => row.querySelector(asks));
if (start >= 0) current = start;
if (first >= 0) rows[first].querySelector(asks)?.setAttribute("data-key", "KeyW");
