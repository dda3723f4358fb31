/* The preview of rules while somebody types: the form is sent to be tried, and the answer stands beside it. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-preview]");
  if (!form) return;
  const place = document.getElementById(form.dataset.into);
  let timer, asked;
  const ask = async () => {
    if (asked) asked.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form), headers: { "X-Part": "live" }, signal: asked.signal });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      place.replaceChildren(...page.body.childNodes);
    } catch { /* the next letter asks again */ }
  };
  // The first rule that fits decides: a rule goes up by changing its place with the one above it.
  const inputs = (row) => [...row.querySelectorAll("input:not([type=hidden]), textarea")];
  form.querySelectorAll("[data-up]").forEach((button) => {
    const row = button.closest("[data-row]"), above = row.previousElementSibling;
    if (!above || !above.matches("[data-row]")) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      const here = inputs(row), there = inputs(above);
      here.forEach((input, at) => { [input.value, there[at].value] = [there[at].value, input.value]; });
      (there[there.length - 1]).focus();
      ask();
    });
  });
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 400); });
})();
