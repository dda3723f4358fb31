/* Files of any size are sent in parts before their form is; without this the form takes small files by itself.
   A part that was lost is sent again, and the server says where a file goes on. */
(() => {
  "use strict";
  const PART = 2 * 1024 * 1024, TRIES = 6;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const said = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => values[name] ?? "");
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
  const size = (bytes) => bytes < 1048576 ? number.format(bytes / 1024) + " kB" : number.format(bytes / 1048576) + " MB";

  class Refused extends Error {}

  function sender(form) {
    const input = form.querySelector("input[type=file]"), chosen = form.querySelector("[data-chosen]");
    const bar = form.querySelector("progress"), note = form.querySelector("[data-note]"), stop = form.querySelector("[data-stop]");
    const problem = form.querySelector("[data-problem]"), buttons = all("button:not([data-stop])", form), words = form.dataset;
    let asked = null, files = [];

    const names = () => {
      chosen.replaceChildren(...files.map((file, at) => {
        const row = document.createElement("li"), away = document.createElement("button");
        away.type = "button";
        away.className = "plain";
        away.textContent = words.away;
        away.setAttribute("aria-label", words.away + ": " + file.name);
        away.addEventListener("click", () => { files.splice(at, 1); names(); input.focus(); });
        row.append(file.name + " ", Object.assign(document.createElement("small"), { textContent: size(file.size) }), " ", away);
        return row;
      }));
      input.required = !files.length;
    };
    const same = (one, other) => one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
    input.addEventListener("change", () => {
      const more = [...input.files].filter((file) => !files.some((known) => same(known, file)));
      files = input.multiple ? [...files, ...more] : [...input.files];
      if (input.multiple) input.value = "";
      names();
    });

    const busy = (yes) => {
      bar.hidden = stop.hidden = !yes;
      input.disabled = yes;
      buttons.forEach((button) => { button.disabled = yes; });
    };
    const send = async (url, body) => {
      for (let tries = 1; ; tries++) {
        try {
          const headers = { Accept: "application/json", "X-CSRFToken": form.elements.csrf_token.value };
          const answer = await fetch(url, { method: "POST", body, headers, signal: asked.signal });
          const told = (answer.headers.get("content-type") || "").includes("json") ? await answer.json() : null;
          if (told) return told;
          if (answer.status < 500 && answer.status !== 429) throw new Refused(words.failed);
        } catch (error) {
          if (error instanceof Refused || error.name === "AbortError") throw error;
        }
        if (tries === TRIES) throw new Refused(words.failed);
        note.textContent = words.again;
        await wait(500 * 2 ** tries);
      }
    };
    const upload = async (file, before, whole) => {
      const name = new FormData();
      name.set("file_name", file.name);
      const opened = await send(words.parts, name);
      if (opened.problem) throw new Refused(opened.problem);
      let at = 0;
      while (at < file.size) {
        const told = await send(words.parts + "/" + opened.import_file_id + "?offset=" + at, file.slice(at, at + PART));
        if (told.problem) throw new Refused(told.problem);
        at = told.size;
        bar.value = (before + at) / whole;
        note.textContent = said(words.part, { name: file.name, done: size(before + at), whole: size(whole) });
      }
      return opened.import_file_id;
    };

    form.addEventListener("submit", async (event) => {
      if (asked || !files.length) return;
      event.preventDefault();
      event.stopPropagation(); // the form itself is sent later, and only then its button rests
      const whole = files.reduce((sum, file) => sum + file.size, 0) || 1, numbers = [];
      asked = new AbortController();
      problem.hidden = true;
      bar.value = 0;
      busy(true);
      stop.focus();
      try {
        let before = 0;
        for (const file of files) {
          numbers.push(await upload(file, before, whole));
          before += file.size;
        }
        all("[name=import_file_id]", form).forEach((old) => old.remove());
        form.append(...numbers.map((value) => Object.assign(document.createElement("input"), { type: "hidden", name: "import_file_id", value })));
        note.textContent = words.done;
        stop.hidden = true;
        form.submit();
      } catch (error) {
        asked = null;
        busy(false);
        note.textContent = "";
        problem.hidden = false;
        problem.firstElementChild.textContent = error.name === "AbortError" ? words.stopped : error instanceof Refused ? error.message : words.failed;
        input.focus();
      }
    });
    stop.addEventListener("click", () => asked && asked.abort());
    addEventListener("beforeunload", (event) => { if (asked && !stop.hidden) event.preventDefault(); });
    addEventListener("pageshow", (event) => { if (event.persisted) { asked = null; busy(false); note.textContent = ""; } });
  }
  all("form[data-parts]").forEach(sender);
})();
