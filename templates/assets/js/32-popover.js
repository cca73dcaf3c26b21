/* One popover for the whole page: filled, shown, closed. What opens it stands in the next files. */
postil.popover = (() => {
  const card = postil.part("card");
  if (!card) return null;
  const native = "showPopover" in card;
  const close = card.querySelector(".card-close");
  const part = card.querySelector(".card-part");
  part.remove();
  if (!native) card.hidden = true;
  document.body.append(card);

  let from = null;
  let mode = "";

  function section({ name, href, label, text }, number) {
    const made = part.cloneNode(true);
    const link = made.querySelector("a");
    const body = made.querySelector(".card-text");
    link.href = href;
    link.append(...name);
    made.querySelector(".card-label").textContent = label;
    body.append(...text);
    if (label) {
      body.id = `card-${number}`;
      link.setAttribute("aria-describedby", body.id);
    }
    return made;
  }

  function show(trigger, how, box) {
    hide();
    from = trigger;
    mode = how;
    card.dataset.mode = how;
    card.lang = trigger.closest("[lang]").lang;
    card.setAttribute("aria-label", trigger.getAttribute("aria-label") ?? trigger.textContent);
    if (native) {
      card.popover = how === "hover" ? "manual" : "auto";
      card.showPopover();
    } else {
      card.hidden = false;
    }
    card.scrollTop = 0;
    card.style.left = card.style.top = "";
    if (how !== "sheet") postil.place.at(card, box);
    if (how !== "hover") trigger.setAttribute("aria-expanded", "true");
    if (how === "sheet") card.querySelector("a, button").focus({ preventScroll: true });
  }

  /* Focus that was in it goes back to where it came from. */
  function hide() {
    if (!from) return;
    const trigger = from;
    const inside = card.contains(document.activeElement);
    from = null;
    trigger.removeAttribute("aria-expanded");
    if (native && card.matches(":popover-open")) card.hidePopover();
    else if (!native) card.hidden = true;
    if (inside) trigger.focus({ preventScroll: true });
  }

  /* A browser closes it by itself when the reader turns to something else. */
  card.addEventListener("beforetoggle", (event) => event.newState === "closed" && hide());
  close.addEventListener("click", hide);
  /* What is behind a sheet is not touched by closing it. */
  card.addEventListener("click", ({ clientX: x, clientY: y, target }) => {
    const box = card.getBoundingClientRect();
    if (target === card && (y < box.top || y > box.bottom || x < box.left || x > box.right)) hide();
    else if (target.closest?.("a")) hide();
  });

  return {
    card,
    hide,
    trigger: () => from,
    mode: () => (from ? mode : ""),
    /* Shows what a link or a passage has to say; false where that is nothing. */
    open(trigger, how, y) {
      const parts = postil.cards.of(trigger);
      if (!parts.length) return false;
      card.replaceChildren(...parts.map(section), close);
      show(trigger, how, postil.place.line(trigger, y));
      return true;
    },
    /* Shows something else: the ways to cite a note. */
    openWith(trigger, how, content) {
      card.replaceChildren(content, close);
      show(trigger, how, postil.place.line(trigger));
    },
  };
})();
