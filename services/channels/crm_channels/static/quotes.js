/* While somebody writes a quote: what each line costs, out of which book, and how far they may go. Everything works without. */
(() => {
  "use strict";
  const place = document.querySelector("[data-prices]");
  if (!place) return;
  const needs = place.querySelector("[data-needs]").dataset.needs;
  const value = (name) => (place.querySelector(`[name="quote.${name}"]`) || { value: "" }).value;
  const lines = () => [...place.querySelectorAll("[data-line]")];
  const waiting = new Map();

  async function show(line) {
    const read = (name) => line.querySelector(`[name$=".${name}"]`).value.trim();
    const told = line.querySelector("[data-price]"), asked = (line.asked = (line.asked || 0) + 1);
    if (!read("product_id")) { told.textContent = ""; return; }
    const given = new URLSearchParams({
      product_id: read("product_id"), quantity: read("quantity"), discount_percent: read("discount_percent"),
      partner_id: value("partner_id"), currency: value("currency"),
    });
    try {
      const answer = await fetch(place.dataset.prices + "?" + given, { headers: { Accept: "application/json" } });
      if (!answer.ok || asked !== line.asked) return;
      const found = await answer.json();
      const parts = found.problem ? [found.problem] : [found.book, found.source, found.limit, found.amount];
      told.textContent = [...parts, found.above ? needs : ""].filter(Boolean).join(" · ");
    } catch { told.textContent = ""; }
  }

  /* A further empty line, as soon as the last one is used: nobody has to reach for the mouse. */
  function more() {
    const all = lines(), last = all[all.length - 1];
    if (!last || !last.querySelector('[name$=".product_id"]').value) return;
    const next = last.cloneNode(true);
    const renumber = (text) => text.replace(/lines([[-])(\d+)/g, (_all, sign, n) => "lines" + sign + (Number(n) + 1));
    for (const each of next.querySelectorAll("[name], [id], [for], [aria-describedby]")) {
      for (const name of ["name", "id", "for", "aria-describedby"]) {
        if (each.hasAttribute(name)) each.setAttribute(name, renumber(each.getAttribute(name)));
      }
      if ("value" in each) each.value = "";
    }
    next.querySelector("[data-price]").textContent = "";
    last.after(next);
  }

  place.addEventListener("input", (event) => {
    const line = event.target.closest("[data-line]"), at = line || place;
    clearTimeout(waiting.get(at));
    waiting.set(at, setTimeout(() => {
      if (line) { show(line); more(); }
      else if (/\.(partner_id|currency)$/.test(event.target.name)) lines().forEach(show);
    }, 200));
  });
})();
