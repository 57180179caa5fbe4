// The reading page without a jump: links and forms of #work are fetched and only #work is exchanged.
// Whatever fails here (no network, a signed-out session) falls back to the ordinary page.

const root = () => document.getElementById("work");

function isOurs(url) {
  return url.origin === location.origin && url.pathname.startsWith("/reading/");
}

function showPlace(element) {
  element?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function showChosen(focus) {
  const row = root().querySelector(".is-chosen");
  const list = root().querySelector(".list");
  if (row && list && list.scrollHeight > list.clientHeight) {
    const above = row.offsetTop - list.offsetTop - 72;
    const below = row.offsetTop - list.offsetTop + row.offsetHeight + 44 - list.clientHeight;
    if (list.scrollTop > above) list.scrollTop = Math.max(above, 0);
    if (list.scrollTop < below) list.scrollTop = Math.min(below, Math.max(above, 0));
  }
  showPlace(root().querySelector(".chosen-words a, .chosen-words"));
  if (!focus) return;
  const first = root().querySelector(".wrong input, .edit input, .edit select, .own input, .own textarea");
  (first ?? root().querySelector("[data-first], .is-chosen .button"))?.focus({ preventScroll: true });
}

function exchange(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const work = page.getElementById("work");
  if (!work) return false;
  const scrolled = root().querySelector(".list")?.scrollTop ?? 0;
  root().replaceWith(document.importNode(work, true));
  const list = root().querySelector(".list");
  if (list) list.scrollTop = scrolled;
  for (const count of document.querySelectorAll(".nav .count")) {
    count.textContent = page.querySelector(".nav .count")?.textContent ?? "";
  }
  document.querySelector(".notices")?.remove();
  const notices = page.querySelector(".notices");
  document.getElementById("said").textContent = notices?.textContent.trim() ?? "";
  return true;
}

async function load(address, options = {}) {
  document.body.classList.add("busy");
  try {
    const answer = await fetch(address, { credentials: "same-origin", ...options });
    const url = new URL(answer.url);
    if (!isOurs(url)) throw new Error("another page answered");
    if (!exchange(await answer.text())) throw new Error("the page has no work in it");
    return url;
  } finally {
    document.body.classList.remove("busy");
  }
}

async function follow(address) {
  try {
    await load(address);
    history.pushState(null, "", address);
    showChosen(true);
  } catch {
    location.assign(address);
  }
}

async function send(form, button) {
  const body = new FormData(form, button);
  try {
    const url = await load(form.getAttribute("action"), { method: "POST", body });
    if (!url.pathname.endsWith("/decide/")) history.replaceState(null, "", url.pathname + url.search);
    showChosen(true);
  } catch {
    location.reload();
  }
}

function offsetOf(node, offset) {
  const stretch = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
  if (!stretch) return null;
  const range = document.createRange();
  range.setStart(stretch, 0);
  range.setEnd(node, offset);
  // Offsets are counted in characters, not in UTF-16 units.
  return Number(stretch.dataset.at) + [...range.toString()].length;
}

function selectedSpan() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.commonAncestorContainer.parentElement?.closest(".paragraphs")) return null;
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  return start !== null && end !== null && start < end ? { start, end } : null;
}

document.addEventListener("click", (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest?.("#work a[href]");
  if (!link || event.defaultPrevented) return;
  const url = new URL(link.href);
  if (!isOurs(url)) return;
  event.preventDefault();
  if ("selection" in link.dataset) {
    const span = selectedSpan();
    if (span) {
      url.searchParams.set("start", span.start);
      url.searchParams.set("end", span.end);
    }
  } else if (link.closest(".source-words") && !getSelection().isCollapsed) {
    return;
  }
  follow(url.href);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.closest("#work") || event.defaultPrevented) return;
  event.preventDefault();
  if (form.getAttribute("method") !== "post") {
    const url = new URL(form.getAttribute("action") || location.href, location.href);
    url.search = new URLSearchParams(new FormData(form)).toString();
    follow(url.href);
  } else {
    send(form, event.submitter);
  }
});

addEventListener("popstate", () => {
  load(location.href).then(() => showChosen(false), () => location.reload());
});

if (new URLSearchParams(location.search).has("item")) showChosen(false);
