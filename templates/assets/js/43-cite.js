/* Copies the address of a note or of its passage, and a line to cite it by. */
postil.behavior(() => {
  const canonical = document.querySelector("link[rel=canonical]")?.href ?? "";
  const here = canonical || location.href.split("#")[0];
  const cite = document.querySelector(".cite p")?.textContent ?? document.title;

  /* The briefing's own line with the address of the place in it. */
  function line(fragment) {
    const without = cite.replace(canonical, "").replace(/[,.\s]+$/, "");
    return location.protocol === "file:" && !canonical ? `${without}.` : `${without}, ${here}${fragment}`;
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      /* The old way, for pages that are not served over HTTPS. */
      const at = document.activeElement;
      const field = document.createElement("textarea");
      field.className = "unseen";
      field.value = text;
      (postil.popover?.mode() ? postil.popover.card : document.body).append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      at.focus({ preventScroll: true });
      return done;
    }
  }

  async function press(button, text) {
    const done = await copy(text);
    postil.say(postil.words(done ? "copied" : "uncopied"));
    if (!done) {
      const shown = document.createElement("p");
      shown.className = "card-text copy-text";
      shown.textContent = text;
      button.parentElement.after(shown);
      getSelection().selectAllChildren(shown);
      return;
    }
    button.classList.add("copied");
    setTimeout(() => button.classList.remove("copied"), 2000);
  }

  function panel(note) {
    const made = postil.part("cite");
    const id = note.id.replace(/^note-/, "");
    const ref = document.getElementById(`ref-${id}`);
    const label = note.getAttribute("aria-label");
    const words = [...document.querySelectorAll(`mark[data-note="${CSS.escape(id)}"]`)].map((mark) => {
      const copied = mark.cloneNode(true);
      for (const one of copied.querySelectorAll(".note-ref")) one.remove();
      return copied.textContent;
    });
    const quote = words.join("").replace(/\s+/g, " ").trim();
    const texts = {
      noteLink: `${here}#note-${id}`,
      noteCite: postil.words("note", { note: label, cite: line(`#note-${id}`) }),
      placeLink: `${here}#passage-${id}`,
      placeCite: postil.words("passage", { quote, cite: line(`#passage-${id}`) }),
    };
    if (!ref) for (const row of made.querySelectorAll(".of-place")) row.remove();
    for (const button of made.querySelectorAll("[data-copy]")) {
      button.addEventListener("click", () => press(button, texts[button.dataset.copy]));
    }
    return made;
  }

  for (const button of document.querySelectorAll(".note-cite")) {
    button.addEventListener("click", (event) => {
      const { popover } = postil;
      if (popover.trigger() === button) popover.hide();
      else popover.openWith(button, event.pointerType === "touch" ? "sheet" : "keys", panel(button.closest(".note-text")));
    });
  }
});
