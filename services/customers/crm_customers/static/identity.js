/* Who is who: a warning while one types, and one key for each decision. Without it buttons do the same. */
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // While somebody fills in a form: who is known already.
  all("[data-duplicates]").forEach((place) => {
    const form = place.closest("form");
    let timer, asked;
    const ask = async () => {
      if (asked) asked.abort();
      asked = new AbortController();
      try {
        const answer = await fetch(place.dataset.duplicates, { method: "POST", body: new FormData(form), signal: asked.signal, headers: { "X-Part": "live" } });
        if (!answer.ok || answer.redirected) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const found = page.querySelector("[data-found]");
        place.replaceChildren(...(found ? found.childNodes : []));
      } catch (error) { if (error.name !== "AbortError") place.replaceChildren(); }
    };
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 300); });
  });

  // The queue: j and k go from pair to pair, y and n decide, s lets the newer one stay.
  const pairs = all("[data-pair]");
  if (pairs.length) {
    const at = () => Math.max(0, pairs.findIndex((pair) => pair.contains(document.activeElement)));
    const go = (index) => { const pair = pairs[Math.min(Math.max(index, 0), pairs.length - 1)]; pair.focus(); pair.scrollIntoView({ block: "nearest" }); };
    pairs[0].focus({ preventScroll: true });
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
      const button = pairs[at()].querySelector('[data-key="' + CSS.escape(event.key) + '"] button');
      if (event.key === "j") go(at() + 1);
      else if (event.key === "k") go(at() - 1);
      else if (button) { event.preventDefault(); button.click(); }
    });
  }
})();
