/* One popover for the whole page: filled, shown, closed. What opens it stands in the next files; how it looks and where it
   stands (card/) comes with the first. */
postil.popover = (() => {
  const card = postil.part("card");
  if (!card) return null;
  const native = "showPopover" in card;
  const close = card.querySelector(".card-close");
  const part = card.querySelector(".card-part");
  let isDressed = false;
  if (!native) {
    card.removeAttribute("popover");
    card.hidden = true;
  }
  document.body.append(card);

  let from = null;
  let mode = "";
  let watcher = null;

  function section({ name, href, label, text, note }, number) {
    const made = part.cloneNode(true);
    const link = made.querySelector("a");
    const body = made.querySelector(".card-text");
    link.href = href;
    link.append(...name);
    body.append(...text);
    if (note) {
      made.className += " " + note.parentNode.className;
    } else {
      made.querySelector(".card-label").textContent = label;
      body.id = "card-" + number;
      link.setAttribute("aria-describedby", body.id);
    }
    return made;
  }

  /* Focus that was in it goes back to where it came from. */
  function hide() {
    if (!from) return;
    const trigger = from;
    const inside = card.contains(document.activeElement);
    from = null;
    trigger.removeAttribute("aria-expanded");
    watcher?.destroy();
    if (native) card.hidePopover();
    else card.hidden = true;
    if (inside) trigger.focus({ preventScroll: true });
  }

  function dress() {
    return postil.need("card.css", "card.js").then(() => (isDressed = true));
  }

  function show(y) {
    if (native) card.showPopover();
    else card.hidden = false;
    card.scrollTop = 0;
    card.style.left = card.style.top = "";
    if (mode !== "hover") from.setAttribute("aria-expanded", "true");
    if (mode !== "sheet") {
      postil.place.at(card, postil.place.line(from, y));
    } else {
      card.querySelector("a, button").focus({ preventScroll: true });
      /* The gesture for "back" closes it. */
      if (window.CloseWatcher) (watcher = new CloseWatcher()).onclose = hide;
    }
  }

  /* Where it cannot come, its link is a link. */
  function give(trigger) {
    if (from !== trigger) return;
    const { href } = mode !== "hover" && trigger;
    from = null;
    if (href) location.href = href;
  }

  close.onclick = hide;
  card.onclick = ({ target }) => {
    if (target.closest("a")) hide();
  };
  postil.on("pointerdown", ({ target }) => {
    if (from && mode !== "sheet" && !card.contains(target) && !from.contains(target)) hide();
  });
  /* A tap beside a sheet closes it, and touches nothing else. */
  postil.on(
    "click",
    (event) => {
      if (!from || mode !== "sheet" || card.contains(event.target)) return;
      const trigger = from;
      event.preventDefault();
      event.stopPropagation();
      hide();
      trigger.focus({ preventScroll: true });
    },
    true,
  );

  return {
    card,
    dress,
    hide,
    trigger: () => from,
    mode: () => from && mode,
    /* Shows what a link or a passage has to say, or `content` if that is given; false where there is nothing. It stands at the
       line that is at the height `y` of the window. */
    open(trigger, how, { y, content } = {}) {
      const parts = content ? [content] : postil.cards.of(trigger).map(section);
      if (!parts.length) return false;
      hide();
      card.replaceChildren(...parts, close);
      from = trigger;
      mode = card.dataset.mode = how;
      card.lang = trigger.closest("[lang]").lang;
      card.ariaLabel = trigger.ariaLabel ?? trigger.textContent;
      if (isDressed) show(y);
      else dress().then(() => from === trigger && show(y), () => give(trigger));
      return true;
    },
  };
})();
