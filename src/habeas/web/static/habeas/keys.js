// The keys: a pressed letter acts on the control that names it with data-key, as if it were clicked.
// Physical keys (event.code) are compared, so that a Korean or Chinese input method changes nothing.

const typed = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

function namesKey(control, event) {
  return control.dataset.key === event.code && "shift" in control.dataset === event.shiftKey;
}

function isShown(control) {
  return control.checkVisibility ? control.checkVisibility() : control.offsetParent !== null;
}

function findControl(event) {
  const scope = document.querySelector("dialog[open]") ?? document;
  const controls = scope.querySelectorAll("[data-key]");
  return [...controls].find((control) => namesKey(control, event) && ("opens" in control.dataset || isShown(control)));
}

function actOn(control) {
  if (control.matches("input, textarea")) {
    control.focus();
    control.select();
  } else {
    control.click();
  }
}

// Where a page lists things, j and k go from row to row; Enter opens one, as it does with any link.
function moveRow(code) {
  const rows = [...document.querySelectorAll("[data-row]")].filter(isShown);
  const here = rows.indexOf(document.activeElement);
  const next = code === "KeyJ" ? here + 1 : Math.max(here - 1, 0);
  rows[Math.min(next, rows.length - 1)]?.focus();
  return rows.length > 0;
}

document.addEventListener("keydown", (event) => {
  if (document.documentElement.dataset.keys === "off") return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest?.(typed)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const control = findControl(event);
  if (control) {
    event.preventDefault();
    actOn(control);
  } else if (!event.shiftKey && /^Key[JK]$/.test(event.code) && moveRow(event.code)) {
    event.preventDefault();
  }
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-opens]");
  if (!opener) return;
  const sheet = document.getElementById(opener.dataset.opens);
  if (!sheet?.showModal) return;
  event.preventDefault();
  sheet.showModal();
});
