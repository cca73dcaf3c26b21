/* Ways to copy: address and line of a note, and of its passage. */
postil.ways = (() => {
  const { all, popover } = postil;
  const canonical = all("link[rel=canonical]")[0]?.href ?? "";
  const here = canonical || location.href.split("#")[0];

  /* The briefing's own line with the address of the place in it; where a page lies on a disk is nobody's business. */
  function line(fragment) {
    const cite = (all(".cite p")[0]?.textContent ?? document.title).replace(canonical, "").replace(/[,.\s]+$/, "");
    return here.startsWith("file:") ? cite + "." : `${cite}, ${here}${fragment}`;
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      /* The old way, for pages that are not served over HTTPS. */
      const at = document.activeElement;
      const field = document.createElement("textarea");
      field.className = "unseen";
      field.value = text;
      popover.card.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      at.focus();
      return done;
    }
  }

  async function copy(button, text) {
    const done = await copied(text);
    postil.say(postil.words(done ? "copied" : "uncopied"));
    if (done) {
      button.className = "copied";
      setTimeout(() => (button.className = ""), 2000);
    } else {
      const shown = document.createElement("p");
      shown.className = "copy-text";
      shown.textContent = text;
      button.parentNode.after(shown);
      getSelection().selectAllChildren(shown);
    }
  }

  function ways(note) {
    const made = postil.part("cite");
    const id = note.id.slice(5);
    const quote = all("mark." + postil.number(note.parentNode)).map((mark) => {
      const words = mark.cloneNode(true);
      for (const ref of all(".note-ref", words)) ref.remove();
      return words.textContent;
    });
    const [ofNote, ofPlace] = ["#" + note.id, "#passage-" + id];
    const texts = {
      noteLink: here + ofNote,
      noteCite: postil.words("note", { note: note.ariaLabel, cite: line(ofNote) }),
      placeLink: here + ofPlace,
      placeCite: postil.words("passage", { quote: quote.join("").replace(/\s+/g, " "), cite: line(ofPlace) }),
    };
    if (!quote.length) for (const row of all(".of-place", made)) row.remove();
    for (const button of all("[data-copy]", made)) button.onclick = () => copy(button, texts[button.dataset.copy]);
    return made;
  }

  return ways;
})();
