/* Questions on the call screen: a click is sent beside what is being typed, its place says what was noted, and a slip is
   taken back there. Without this the buttons send the form in which somebody types along, and it comes back as it was. */
(() => {
  "use strict";
  const before = new WeakMap(); // what stood in a place before something was noted there
  const send = async (button) => {
    const place = button.closest("[data-part]");
    if (place.getAttribute("aria-busy") === "true") return;
    place.setAttribute("aria-busy", "true");
    const problem = button.closest("li, .at-all, section").querySelector("[role=alert]");
    const said = (text) => { problem.textContent = text; problem.hidden = false; };
    problem.hidden = true;
    const form = new FormData();
    form.set("csrf_token", button.form.elements.csrf_token.value);
    if (button.name) form.set(button.name, button.value);
    place.querySelectorAll("[data-answer]").forEach((input) => form.set(input.name, input.value));
    try {
      const answer = await fetch(button.formAction, { method: "POST", body: form, headers: { Accept: "text/html", "X-Part": "inline" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!answer.ok || answer.redirected) said(answer.status === 422 ? page.body.textContent.trim() : button.dataset.failed);
      else if ("back" in button.dataset) {
        if (!before.has(place)) return location.reload();
        place.replaceChildren(...before.get(place));
        place.querySelector("button").focus();
      } else {
        document.querySelectorAll("[data-key=u]").forEach((other) => delete other.dataset.key);
        before.set(place, [...place.childNodes]);
        place.replaceChildren(...page.body.childNodes);
      }
    } catch { said(button.dataset.failed); }
    place.removeAttribute("aria-busy");
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-inline]");
    if (!button) return;
    event.preventDefault();
    send(button);
  });
  document.addEventListener("keydown", (event) => { // Enter in an answer notes it and opens no ticket
    if (event.key !== "Enter" || !event.target.matches("[data-answer]")) return;
    event.preventDefault();
    event.target.closest("[data-part]").querySelector("button[data-inline]").click();
  });
})();
