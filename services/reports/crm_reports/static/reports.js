/* Composing a dashboard: the preview follows what is chosen. Every page works without it. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-preview]"), shown = document.querySelector("#preview");
  if (!form || !shown) return;
  let wait = 0, turn = 0;
  const show = async () => {
    const mine = ++turn;
    const reply = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form), headers: { "X-Requested-With": "fetch" } });
    // A slower answer to an older question is not shown.
    if (reply.ok && mine === turn) shown.innerHTML = await reply.text();
  };
  const kinds = () => form.querySelectorAll(".one-chart").forEach((chart) => {
    const kind = chart.querySelector("select[name$=-kind]").value;
    chart.querySelector(".matrix-only").hidden = kind !== "4";
  });
  form.addEventListener("change", (event) => {
    kinds();
    clearTimeout(wait);
    wait = setTimeout(show, 250);
    // Which dimensions a measure has, which values a dimension, and room for one more, only the server knows.
    if (event.target.matches("select[name$=figure], select[name^=filter-][name$=-by]")) {
      clearTimeout(wait);
      const same = [...form.elements].filter((field) => field.name === event.target.name);
      sessionStorage.setItem("composing", JSON.stringify([event.target.name, same.indexOf(event.target)]));
      form.querySelector("button[value=show]").click();
    }
  });
  // The page has come again: go on where it was.
  const [name, at] = JSON.parse(sessionStorage.getItem("composing") || "[]");
  sessionStorage.removeItem("composing");
  const field = name && [...form.elements].filter((each) => each.name === name)[at];
  if (field) { field.focus({ preventScroll: true }); field.scrollIntoView({ block: "center" }); }
  kinds();
})();
