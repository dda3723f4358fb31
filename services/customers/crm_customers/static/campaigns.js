/* Keys of the call list: a digit says what came of the call, n takes the next, Escape leaves a field. Everything works without. */
(() => {
  "use strict";
  document.addEventListener("keydown", (event) => {
    const place = event.target, within = /^(INPUT|TEXTAREA|SELECT)$/.test(place.tagName);
    if (event.key === "Escape" && within) return place.blur();
    if (event.ctrlKey || event.metaKey || event.altKey || within) return;
    const found = document.querySelector('[data-key="' + CSS.escape(event.key) + '"]');
    if (!found) return;
    event.preventDefault();
    if (found.matches("button, a")) return found.click();
    const inner = found.querySelector("button, textarea, input:not([type=hidden])");
    if (!inner) return;
    if (inner.matches("button")) inner.click(); else inner.focus();
  });
})();
