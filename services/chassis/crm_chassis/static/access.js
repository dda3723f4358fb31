/* Copies a secret that is shown once. Without JavaScript, or without a clipboard, it is selected to be copied by hand. */
(() => {
  "use strict";
  document.querySelectorAll("[data-secret]").forEach((input) => input.addEventListener("focus", () => input.select()));
  document.querySelectorAll("[data-copy]").forEach((button) => {
    const input = document.getElementById(button.dataset.copy), note = document.querySelector("[data-copy-note]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      input.focus();
      input.select();
      try {
        if (navigator.clipboard) await navigator.clipboard.writeText(input.value);
        else if (!document.execCommand("copy")) return;
        note.textContent = button.dataset.copied;
      } catch { /* it stays selected */ }
    });
  });
})();
