/* What pages can do beyond plain HTML; every page works without it.
   Search as you type, keys, sending once, parts that refresh themselves. No dependencies, no inline code. */
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // The time zone of this browser, for people whose account names none.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !document.cookie.includes("crm_time_zone=" + zone))
    document.cookie = "crm_time_zone=" + zone + ";path=/;max-age=31536000;samesite=lax";

  // Search as you type: a combobox with a listbox.
  function suggest(form) {
    const input = $("input[type=search]", form), list = $("[role=listbox]", form);
    let timer, asked, chosen = -1;
    const options = () => all("[role=option]", list);
    const close = () => { list.hidden = true; chosen = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
    const choose = (index) => {
      const found = options();
      if (!found.length) return;
      chosen = (index + found.length) % found.length;
      found.forEach((option, at) => option.setAttribute("aria-selected", at === chosen));
      input.setAttribute("aria-activedescendant", found[chosen].id);
      found[chosen].scrollIntoView({ block: "nearest" });
    };
    const show = (suggestions) => {
      list.replaceChildren(...suggestions.slice(0, 12).map((suggestion, at) => {
        const option = document.createElement("li"), link = document.createElement("a"), note = document.createElement("small");
        option.id = list.id + "-" + at;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        link.href = suggestion.url;
        link.tabIndex = -1;
        link.textContent = suggestion.text;
        note.textContent = suggestion.note || "";
        link.append(note);
        option.append(link);
        return option;
      }));
      chosen = -1;
      list.hidden = !suggestions.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
    };
    const ask = async () => {
      const text = input.value.trim();
      if (asked) asked.abort();
      if (!text) return close();
      asked = new AbortController();
      const url = new URL(form.dataset.suggest, location.href);
      url.searchParams.set(input.name, text);
      try {
        const answer = await fetch(url, { headers: { Accept: "application/json" }, signal: asked.signal });
        if (answer.ok && answer.headers.get("content-type").includes("json")) show((await answer.json()).suggestions || []);
      } catch (error) { if (error.name !== "AbortError") close(); }
    };
    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") { event.preventDefault(); choose(chosen + 1); }
      else if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen - 1); }
      else if (event.key === "Escape") { close(); }
      else if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); $("a", options()[chosen]).click(); }
    });
    input.addEventListener("blur", () => setTimeout(close, 150));
    input.addEventListener("focus", () => { if (input.value && options().length) { list.hidden = false; input.setAttribute("aria-expanded", "true"); } });
  }
  all("form[data-suggest]").forEach(suggest);

  // Sending once: the button rests until the answer is there.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!("once" in form.dataset)) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    all("button", form).forEach((button) => button.setAttribute("aria-disabled", "true"));
  });
  addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    all("button", form).forEach((button) => button.removeAttribute("aria-disabled"));
  }));

  // On a phone the menu is wider than the screen: where somebody is can be seen.
  all(".menu-daily [aria-current]").forEach((link) => {
    const menu = link.closest(".menu-daily"), inside = menu.getBoundingClientRect(), here = link.getBoundingClientRect();
    menu.scrollLeft += here.left - inside.left - (inside.width - here.width) / 2;
  });

  // What is wrong gets the focus.
  const wrong = $("[aria-invalid=true]") || $(".form-error");
  if (wrong) wrong.focus();

  // Keys: / searches, g and a letter goes to a module, ? helps, Ctrl+Enter sends.
  const help = $("#help");
  let going = 0;
  document.addEventListener("keydown", (event) => {
    const place = event.target;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && place.form) { event.preventDefault(); return place.form.requestSubmit(); }
    if (event.key === "Escape") all(".bar details[open]").forEach((menu) => { menu.open = false; $("summary", menu).focus(); });
    if (event.ctrlKey || event.metaKey || event.altKey || place.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(place.tagName)) return;
    if (event.key === "/") { const box = $("#search") || $("#find"); if (box) { event.preventDefault(); box.focus(); box.select(); } }
    else if (event.key === "?") { if (help && !help.open) help.showModal(); }
    else if (event.key === "g") { going = Date.now(); return; }
    else if (Date.now() - going < 1500) { const link = $('[data-go="' + CSS.escape(event.key) + '"]'); if (link) { event.preventDefault(); link.click(); } }
    going = 0;
  });
  all("[data-help]").forEach((button) => button.addEventListener("click", () => help.showModal()));
  if (help) help.addEventListener("click", (event) => { if (event.target === help) help.close(); });
  // What the bar has opened closes when somebody goes on elsewhere, by click or by key.
  const leave = (place) => all(".bar details[open]").forEach((menu) => { if (!menu.contains(place)) menu.open = false; });
  document.addEventListener("click", (event) => leave(event.target));
  document.addEventListener("focusin", (event) => leave(event.target));

  // Parts that refresh themselves while somebody looks.
  all("[data-live]").forEach((part) => {
    const every = Math.max(3, Number(part.dataset.every) || 15) * 1000;
    setInterval(async () => {
      if (document.hidden || part.contains(document.activeElement)) return;
      try {
        const answer = await fetch(part.dataset.live, { headers: { Accept: "text/html", "X-Part": "live" } });
        if (!answer.ok || answer.redirected) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.querySelector('[data-live="' + CSS.escape(part.dataset.live) + '"]') || page.body;
        if (fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
      } catch { /* the next round tries again */ }
    }, every);
  });

  // Short words go away by themselves.
  setTimeout(() => all(".toast").forEach((toast) => toast.classList.add("gone")), 6000);
})();
