/* Keys of the tickets pages: a letter opens a form or follows a link that says data-key. Everything works without. */
(() => {
  "use strict";
  document.addEventListener("keydown", (event) => {
    const place = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(place.tagName)) return;
    const found = document.querySelector('[data-key="' + CSS.escape(event.key) + '"]');
    if (!found) return;
    event.preventDefault();
    if (found.tagName === "A" || found.tagName === "BUTTON") return found.click();
    if (found.tagName === "DETAILS") found.open = true;
    const input = found.matches("input, textarea") ? found : found.querySelector("input:not([type=hidden]), select, textarea");
    if (!input) return;
    input.focus();
    if (input.tagName === "TEXTAREA") input.setSelectionRange(input.value.length, input.value.length);
    input.scrollIntoView({ block: "center" });
  });
})();
