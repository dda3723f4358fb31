/* The board and the committee by mouse and keys. Each step sends a form; without this the forms beside them do the same. */
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const send = (form, values) => {
    Object.entries(values).forEach(([name, value]) => { form.elements[name].value = value; });
    form.requestSubmit();
  };
  // What has just been moved keeps the focus.
  const here = /^#(deal|person)-\d+$/.test(location.hash) && document.querySelector(location.hash);
  if (here) here.focus();

  // The board: a deal goes to another stage by dragging it, or by Shift and an arrow.
  const move = document.getElementById("move-deal");
  if (move) {
    const lanes = all(".lane[data-stage]");
    const to = (card, lane) => { if (lane && !lane.contains(card)) send(move, { deal_id: card.dataset.deal, stage_id: lane.dataset.stage }); };
    const focus = (card) => { if (card) card.querySelector("a").focus(); };
    let dragged = null;
    all("[data-deal]").forEach((card) => {
      card.draggable = true;
      card.addEventListener("dragstart", (event) => { dragged = card; event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", card.dataset.deal); });
      card.addEventListener("dragend", () => { dragged = null; lanes.forEach((lane) => lane.classList.remove("over")); });
      card.addEventListener("keydown", (event) => {
        const lane = card.closest(".lane"), at = lanes.indexOf(lane), cards = all("[data-deal]", lane), row = cards.indexOf(card);
        const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (event.ctrlKey || event.metaKey || event.altKey || (!step && !/^Arrow(Up|Down)$/.test(event.key))) return;
        event.preventDefault();
        if (!step) return focus(cards[row + (event.key === "ArrowDown" ? 1 : -1)]);
        if (event.shiftKey) return to(card, lanes[at + step]);
        for (let next = at + step; lanes[next]; next += step) {
          const there = all("[data-deal]", lanes[next]);
          if (there.length) return focus(there[Math.min(row, there.length - 1)]);
        }
      });
    });
    lanes.forEach((lane) => {
      lane.addEventListener("dragover", (event) => { if (dragged) { event.preventDefault(); lane.classList.add("over"); } });
      lane.addEventListener("dragleave", (event) => { if (!lane.contains(event.relatedTarget)) lane.classList.remove("over"); });
      lane.addEventListener("drop", (event) => { event.preventDefault(); if (dragged) to(dragged, lane); });
    });
  }

  // The committee: a box is dragged below another; m takes one up, Enter puts it below the one that has the focus, Escape leaves it.
  const above = document.getElementById("set-above"), picture = document.querySelector(".committee svg");
  if (!above || !picture) return;
  const boxes = all("[data-person]", picture), told = document.getElementById("committee-told");
  const put = (box, other) => {
    const key = other ? other.dataset.person : "0";
    if (key !== box.dataset.person && key !== box.dataset.above) send(above, { "deal_person.deal_person_id": box.dataset.person, "deal_person.reports_to_id": key });
  };
  let taken = null, start = null, dragging = false;
  const take = (box) => {
    boxes.forEach((each) => each.classList.toggle("taken", each === box));
    taken = box;
    told.textContent = box ? told.dataset.taken.replace("{}", box.dataset.name) : "";
  };
  picture.addEventListener("keydown", (event) => {
    const box = event.target.closest("[data-person]");
    if (!box || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return take(null);
    if (event.key === "m") { event.preventDefault(); take(box); }
    if (taken && event.key === "0") { event.preventDefault(); put(taken, null); }
    if (taken && event.key === "Enter") { event.preventDefault(); if (box !== taken) put(taken, box); else take(null); }
  });
  picture.addEventListener("pointerdown", (event) => {
    const box = event.target.closest("[data-person]");
    if (box && event.button === 0 && event.pointerType !== "touch") { start = { box, x: event.clientX, y: event.clientY }; dragging = false; }
  });
  addEventListener("pointermove", (event) => {
    if (!start) return;
    const x = event.clientX - start.x, y = event.clientY - start.y;
    if (!dragging && Math.hypot(x, y) < 6) return;
    dragging = true;
    start.box.classList.add("dragged");
    start.box.setAttribute("transform", "translate(" + x + " " + y + ")");
  });
  addEventListener("pointerup", (event) => {
    if (!start) return;
    const { box } = start;
    start = null;
    if (!dragging) return;
    box.removeAttribute("transform");
    const place = document.elementFromPoint(event.clientX, event.clientY);
    box.classList.remove("dragged");
    const other = place && place.closest("[data-person]");
    if (other !== box && place && picture.parentElement.contains(place)) put(box, other);
  });
  picture.addEventListener("click", (event) => { if (dragging) { event.preventDefault(); dragging = false; } });
  picture.addEventListener("dragstart", (event) => event.preventDefault());
})();
