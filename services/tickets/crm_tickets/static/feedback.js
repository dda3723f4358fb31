/* Questions on the call screen: a click is sent beside what is being typed, and its place says what was noted. */
(() => {
  "use strict";
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!("inline" in form.dataset)) return;
    event.preventDefault();
    if (form.getAttribute("aria-busy") === "true") return;
    form.setAttribute("aria-busy", "true");
    const problem = form.querySelector("[role=alert]");
    problem.hidden = true;
    const said = (text) => { problem.textContent = text; problem.hidden = false; };
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form, event.submitter), headers: { Accept: "text/html", "X-Part": "inline" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (answer.ok && !answer.redirected) return form.closest("[data-part]").replaceChildren(...page.body.childNodes);
      said(answer.status === 422 ? page.body.textContent.trim() : form.dataset.failed);
    } catch { said(form.dataset.failed); }
    form.removeAttribute("aria-busy");
  });
})();
