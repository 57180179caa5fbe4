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
  return [...controls].find((control) => namesKey(control, event) && isShown(control));
}

function actOn(control) {
  if (control.matches("input, textarea")) {
    control.focus();
    control.select();
  } else {
    control.click();
  }
}

document.addEventListener("keydown", (event) => {
  if (document.documentElement.dataset.keys === "off") return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest?.(typed)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const control = findControl(event);
  if (!control) return;
  event.preventDefault();
  actOn(control);
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-opens]");
  if (!opener) return;
  const sheet = document.getElementById(opener.dataset.opens);
  if (!sheet?.showModal) return;
  event.preventDefault();
  sheet.showModal();
});
