/* While somebody writes on a ticket: others see it, and @ offers who works here. Everything works without. */
(() => {
  "use strict";
  const people = document.querySelector("script[data-people]").dataset.people;
  const here = document.querySelector('[data-live*="/here"]');
  const text = document.querySelector('textarea[name="comment.text"]');
  if (!text) return;
  const plain = here && here.dataset.live;
  const list = document.createElement("ul");
  list.className = "suggestions mentions";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  text.after(list);
  let asked = 0;

  const typed = () => /(?:^|[^\w.@/-])@([\w.-]*)$/.exec(text.value.slice(0, text.selectionStart));

  function choose(name) {
    const found = typed(), at = text.selectionStart;
    if (!found) return;
    const start = at - found[1].length;
    text.setRangeText(name + " ", start, at, "end");
    list.hidden = true;
    text.focus();
  }

  async function offer() {
    const found = typed(), mine = ++asked;
    if (!found) { list.hidden = true; return; }
    try {
      const answer = await fetch(people + "?q=" + encodeURIComponent(found[1]), { headers: { Accept: "application/json" } });
      if (!answer.ok || mine !== asked) return;
      const known = (await answer.json()).suggestions;
      list.replaceChildren(...known.map((person) => {
        const item = document.createElement("li"), link = document.createElement("a"), note = document.createElement("small");
        item.setAttribute("role", "option");
        link.href = "#";
        link.textContent = person.text + " ";
        note.textContent = person.note;
        link.append(note);
        link.addEventListener("mousedown", (event) => { event.preventDefault(); choose(person.text); });
        item.append(link);
        return item;
      }));
      list.hidden = !known.length;
    } catch { list.hidden = true; }
  }

  text.addEventListener("input", () => {
    if (here) here.dataset.live = plain + (text.value.trim() ? "?editing=1" : "");
    offer();
  });
  text.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "Escape") { list.hidden = true; event.stopPropagation(); }
    const first = list.querySelector("a");
    if ((event.key === "Tab" || event.key === "Enter") && !event.ctrlKey && first) {
      event.preventDefault();
      choose(first.firstChild.textContent.trim());
    }
  });
  text.addEventListener("blur", () => { list.hidden = true; });
})();
