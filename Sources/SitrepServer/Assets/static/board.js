// Keyboard: / search, j and k through entries, enter opens, e explains, ? shows the keys.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest && event.target.closest("input, textarea, select");
  if (typing) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const entries = [...document.querySelectorAll(".entry")].filter((entry) => entry.offsetParent !== null);
  const at = entries.findIndex((entry) => entry.classList.contains("current"));
  const go = (index) => {
    if (!entries.length) return;
    const next = entries[Math.max(0, Math.min(entries.length - 1, index))];
    entries.forEach((entry) => entry.classList.toggle("current", entry === next));
    next.scrollIntoView({ block: "nearest" });
    const link = next.querySelector("a.source") || next.querySelector("a");
    if (link) link.focus({ preventScroll: true });
  };
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("q").focus();
  } else if (event.key === "j") go(at + 1);
  else if (event.key === "k") go(at - 1);
  else if (event.key === "e" && at >= 0 && entries[at].dataset.href) location.href = entries[at].dataset.href;
  else if (event.key === "?") document.querySelector(".keys").scrollIntoView();
});

// Live arrival: a line says that reports have come; the page changes only when asked.
addEventListener("load", () => setTimeout(() => {
  const notice = document.getElementById("arrival");
  if (!notice || !window.EventSource) return;
  let shown = null;
  const updates = new EventSource("/live");
  updates.addEventListener("revision", (event) => {
    shown ??= event.data;
    if (event.data === shown) return;
    notice.hidden = false;
    updates.close();
  });
}, 3000));
