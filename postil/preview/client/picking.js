/* Picking: words are selected with the keyboard alone. Arrows go from word to word and from paragraph to paragraph, with
   Shift they take words in or leave them out, Enter begins the note. */

import { element } from "./html.js";
import { blocks, blockOf } from "./selection.js";

export class Picking {
  /** `act` is what follows on Enter. */
  constructor(preview, act) {
    this.act = act;
    this.on = false;
    this.banner = element("div", { class: "banner", role: "status", hidden: true },
      "Choose words: ← → by word, ↑ ↓ by paragraph, Shift+→ takes in more. Then Enter, or a. Esc leaves.");
    preview.root.append(this.banner);
  }

  begin() {
    const first = blocks().find((block) => block.getBoundingClientRect().bottom > innerHeight / 4);
    if (!first) return;
    this.on = true;
    this.banner.hidden = false;
    this.#word(first);
  }

  end() {
    this.on = false;
    this.banner.hidden = true;
  }

  /** Whether a key was meant for this. */
  key(event) {
    const selection = getSelection();
    const forward = event.key === "ArrowRight" ? "forward" : event.key === "ArrowLeft" ? "backward" : "";
    const up = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === "Escape") {
      this.end();
      selection.removeAllRanges();
    } else if (event.key === "Enter") this.act();
    else if (forward && event.shiftKey) selection.modify("extend", forward === "forward" ? "right" : "left", "word");
    else if (forward) this.#step(forward);
    else if (up) this.#paragraph(up);
    else return false;
    return true;
  }

  #word(block) {
    const selection = getSelection();
    selection.collapse(block, 0);
    selection.modify("move", "forward", "character");
    selection.modify("move", "backward", "word");
    selection.modify("extend", "forward", "word");
    block.scrollIntoView({ block: "center", behavior: "instant" });
  }

  #step(direction) {
    const selection = getSelection(), block = blockOf(selection.focusNode), at = selection.getRangeAt(0).cloneRange();
    at.collapse(direction === "backward");
    selection.removeAllRanges();
    selection.addRange(at);
    if (direction === "backward") selection.modify("move", "backward", "word");
    selection.modify("extend", "forward", "word");
    if (blockOf(selection.focusNode) !== block) this.#paragraph(direction === "forward" ? 1 : -1, block);
  }

  #paragraph(step, from = blockOf(getSelection().focusNode)) {
    const all = blocks(), next = all[all.indexOf(from) + step];
    if (next) this.#word(next);
  }
}
