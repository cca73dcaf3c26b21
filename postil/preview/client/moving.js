/* Moving: a note is put on other words. The reader of its text clicks the right passage, or selects it. */

import { element } from "./html.js";
import { blockOf, selected, spotAt } from "./selection.js";
import { articleOf, saved } from "./writing.js";

const OVER = "data-postil-over";

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  [data-postil-moving] .body { cursor: crosshair; }
  [${OVER}] { outline: 2px dashed currentColor; outline-offset: 6px; border-radius: 2px; }
`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

export class Moving {
  constructor(preview) {
    this.preview = preview;
    this.on = "";
    const stop = element("button", { type: "button" }, "Cancel");
    stop.addEventListener("click", () => this.end());
    this.text = element("span", {});
    this.banner = element("div", { class: "banner", role: "status", hidden: true }, this.text, stop);
    preview.root.append(this.banner);
    this.listeners = [
      [document, "click", (event) => this.#click(event), true],
      [document, "keydown", (event) => this.#key(event), true],
      [document, "pointermove", (event) => this.#over(event.target), false],
    ];
  }

  /** Wait for the passage that a note is to stand on. */
  async begin(id) {
    this.found = await this.preview.do("note-open", { article: articleOf(this.preview), id });
    if (this.found.status !== 200) return this.preview.say(this.found.message);
    this.on = id;
    const quote = this.found.quote ? `“${this.found.quote}”` : "the whole briefing";
    this.text.textContent = `Note ${id}, on ${quote}: click the passage that it is on, or select its words and press Enter.`;
    this.banner.hidden = false;
    this.preview.root.querySelector(".strip").hidden = true;
    this.preview.bar.notes.setAttribute("aria-expanded", "false");
    document.documentElement.toggleAttribute("data-postil-moving", true);
    for (const [target, name, call, capture] of this.listeners) target.addEventListener(name, call, capture);
  }

  end() {
    this.on = "";
    this.banner.hidden = true;
    document.documentElement.removeAttribute("data-postil-moving");
    this.#over(null);
    for (const [target, name, call, capture] of this.listeners) target.removeEventListener(name, call, capture);
  }

  #over(node) {
    const block = node?.nodeType ? blockOf(node) : null;
    if (block === this.block) return;
    this.block?.removeAttribute(OVER);
    block?.setAttribute(OVER, "");
    this.block = block;
  }

  #click(event) {
    if (!blockOf(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    const chosen = selected();
    this.#put(chosen && !chosen.crosses ? chosen : spotAt(event.clientX, event.clientY));
  }

  #key(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.end();
    } else if (event.key === "Enter" && selected() && !selected().crosses) {
      event.preventDefault();
      this.#put(selected());
    }
  }

  async #put(place) {
    if (!place) return;
    const body = { article: articleOf(this.preview), id: this.on, selection: place.selection, seen: this.found.seen };
    const answer = await this.preview.do("note-move", body);
    if (answer.status !== 200) return this.preview.say(answer.message);
    this.end();
    getSelection().removeAllRanges();
    saved(this.preview, answer, "Note moved", `ref-${answer.id}`);
  }
}
