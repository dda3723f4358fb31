/* The desk keeps itself up to date: what rings is asked for all the time, and answered by "nothing new" (304) mostly.
   A call for who sits here opens on the call page, unless something is being written there. */
(() => {
  "use strict";
  const bar = document.querySelector("[data-ring]");
  if (!bar) return;
  const SEEN = 1500, HIDDEN = 4000, title = document.title;
  const desk = document.querySelector("[data-desk]"), head = document.querySelector("[data-call-head]");
  let tag = bar.dataset.tag || "", away = 0;

  // Whether something was typed that would be lost: what the page itself filled in does not count.
  const writing = () => [...document.querySelectorAll("[data-desk] form[method=post] input:not([type=hidden]), [data-desk] textarea, .dial input")]
    .some((input) => input.value !== input.defaultValue);

  function open() {
    const mine = bar.querySelector("[data-mine]");
    const here = desk && desk.dataset.desk && bar.querySelector('[data-call="' + CSS.escape(desk.dataset.desk) + '"]');
    const ringing = bar.querySelectorAll(".ring:not(.current)").length;
    document.title = ringing ? "☎ " + title : title;
    if (here) here.remove(); // the page says it all
    // Of a call that goes on here nobody is taken away: the bar has the way to the next one.
    if (mine && desk && !here && !writing()) location.assign(mine.dataset.url);
  }

  async function refresh() {
    if (!head) return;
    const answer = await fetch(head.dataset.callHead, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    head.replaceChildren(...page.body.childNodes);
  }

  async function look() {
    try {
      const headers = { Accept: "text/html", ...(tag && { "If-None-Match": '"' + tag + '"' }) };
      const answer = await fetch(bar.dataset.ring, { headers, cache: "no-store", redirect: "manual" });
      away = 0;
      if (answer.status === 200) {
        tag = (answer.headers.get("ETag") || "").replaceAll('"', "").replace("W/", "");
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        bar.replaceChildren(...page.body.childNodes);
        open();
        await refresh();
      }
    } catch { away = Math.min(away + 1, 10); /* the service is away: ever slower */ }
    setTimeout(look, (document.hidden ? HIDDEN : SEEN) * (1 + away));
  }
  open();
  setTimeout(look, SEEN);
})();
