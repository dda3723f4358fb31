/* Lists by keyboard, and what makes them quicker with a mouse. Every page works without it. */
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  document.documentElement.classList.add("js");
  const table = $("[data-list]"), selection = $("#selection");
  const rows = table ? all("tbody tr", table) : [];
  let at = -1;

  // j and k walk, Enter opens, x chooses, f filters, n and p turn pages.
  const stand = (index) => {
    if (!rows.length) return;
    if (rows[at]) rows[at].classList.remove("here");
    at = Math.max(0, Math.min(rows.length - 1, index));
    rows[at].classList.add("here");
    rows[at].focus({ preventScroll: true });
    rows[at].scrollIntoView({ block: "nearest" });
  };
  const note = () => {
    if (!selection) return;
    const chosen = all("input[name=id]:checked").length, told = $(".selection-note", selection);
    told.textContent = chosen ? told.dataset.some.replace("%(count)s", chosen) : told.dataset.none;
    selection.classList.toggle("some", chosen > 0);
    const head = $("[data-all]");
    if (head) { head.checked = chosen === rows.length; head.indeterminate = chosen > 0 && chosen < rows.length; }
  };
  document.addEventListener("keydown", (event) => {
    const place = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
    if (event.key === "Escape") all("details.tool[open]").forEach((tool) => { tool.open = false; });
    if (place.isContentEditable || /^(TEXTAREA|SELECT)$/.test(place.tagName) || (place.tagName === "INPUT" && place.type !== "checkbox")) return;
    const turn = (link) => { if (link) link.click(); };
    if (event.key === "j") stand(at + 1);
    else if (event.key === "k") stand(at < 0 ? 0 : at - 1);
    else if (event.key === "Enter" && rows[at] && (place === rows[at] || place === document.body) && rows[at].dataset.href) location.href = rows[at].dataset.href;
    else if (event.key === "x" && rows[at]) { const box = $("input[name=id]", rows[at]); if (box) { box.checked = !box.checked; note(); } }
    else if (event.key === "f") { const tool = $("[data-key=f]"); if (tool) { tool.parentElement.open = true; ($(".builder select, .builder input:not([type=hidden]), .as-text textarea", tool.parentElement) || tool).focus(); } }
    else if (event.key === "n") turn($(".pager [rel=next]"));
    else if (event.key === "p") turn($(".pager a:not([rel])"));
    else return;
    event.preventDefault();
  });
  if (selection) {
    const head = $("[data-all]");
    if (head) { head.hidden = false; head.addEventListener("change", () => { all("input[name=id]").forEach((box) => { box.checked = head.checked; }); note(); }); }
    document.addEventListener("change", (event) => { if (event.target.name === "id") note(); });
    note();
  }
  addEventListener("pageshow", note);

  // The builder: a field that is chosen is added at once; what asks for no value hides its input.
  all("select[data-go]").forEach((select) => select.addEventListener("change", () => { if (select.value) select.form.submit(); }));
  all("select[data-no-value]").forEach((select) => {
    const none = select.dataset.noValue.split(" "), value = select.nextElementSibling;
    const show = () => { value.style.visibility = none.includes(select.value) ? "hidden" : ""; };
    select.addEventListener("change", show);
    show();
  });

  // Columns move up and down.
  all("[data-move]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      const item = button.closest("li"), other = button.dataset.move < 0 ? item.previousElementSibling : item.nextElementSibling;
      if (other) { if (button.dataset.move < 0) other.before(item); else other.after(item); button.focus(); }
    });
  });

  // One tool open at a time; a click elsewhere closes those that float.
  document.addEventListener("click", (event) => all("details.tool[open]").forEach((tool) => { if (!tool.contains(event.target)) tool.open = false; }));

  // A bulk field that is typed into is meant to change.
  all(".bulk-field").forEach((field) => field.addEventListener("input", (event) => { if (event.target.type !== "checkbox") $("input[type=checkbox]", field).checked = true; }));
})();
