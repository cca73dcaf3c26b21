/* Notes: what the preview adds for those who write: select words and press `a`, or `d`; change, move, withdraw a note. */

import { element } from "./html.js";
import { open } from "./form.js";
import { Moving } from "./moving.js";
import { Picking } from "./picking.js";
import { selected } from "./selection.js";
import { articleOf, editNote, newNote, newTerm, saved } from "./writing.js";

const NOTE = "details.note", GAP = 8;
const DRIFTED = ["edited", "review", "ambiguous", "orphan"];

/** Begin; `preview` is what the script of the page offers. */
export function notes(preview) {
  preview.root.append(element("link", { rel: "stylesheet", href: "/_postil/client/notes.css" }));
  new Notes(preview);
}

class Notes {
  constructor(preview) {
    this.preview = preview;
    this.moving = new Moving(preview);
    this.picking = new Picking(preview, () => this.annotate());
    const key = (text, letter) => [text, element("kbd", {}, letter)];
    this.tip = element("div", { class: "tip", role: "toolbar", "aria-label": "Selected words", hidden: true },
      this.#button(key("Note", "a"), () => this.annotate()), this.#button(key("Define", "d"), () => this.define()));
    this.tools = element("div", { class: "tip", role: "toolbar", "aria-label": "This note", hidden: true },
      this.#button(key("Edit", "e"), () => editNote(preview, this.note)),
      this.#button(key("Move", "m"), () => this.moving.begin(this.note)),
      this.retire = this.#button("Withdraw", () => this.#retire(this.note)));
    preview.root.append(this.tip, this.tools);
    preview.bar.add(this.#button("Note", () => this.annotate(), "Select words first, or write on the whole briefing"));
    document.addEventListener("selectionchange", () => this.#place());
    addEventListener("scroll", () => { this.#place(); this.#beside(); }, { passive: true, capture: true });
    document.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("pointerover", (event) => this.#over(event));
    document.addEventListener("focusin", (event) => this.#over(event));
    preview.on("changed", () => {
      this.tools.hidden = true;
      this.#place();
      this.#strip();
    });
  }

  #button(content, act, title = "") {
    const made = element("button", { type: "button", title }, ...[content].flat());
    // The selection must outlive the click.
    made.addEventListener("pointerdown", (event) => event.preventDefault());
    made.addEventListener("click", act);
    return made;
  }

  get isArticle() {
    return this.preview.page?.about.startsWith("article:") === true;
  }

  /** Begin a note on what is selected, or on the whole briefing. */
  annotate() {
    const chosen = selected();
    if (!this.preview.page) return this.preview.say("The preview is not connected yet.");
    if (!this.isArticle) return this.preview.say("Notes stand on briefings. Open one, select words, and press a.");
    if (chosen?.crosses) return this.preview.say("A note stands on words of one paragraph: select fewer.");
    this.tip.hidden = true;
    this.picking.end();
    return newNote(this.preview, chosen);
  }

  /** Begin a term with what is selected. */
  define() {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0).cloneRange() : null;
    this.tip.hidden = true;
    this.picking.end();
    return newTerm(this.preview, range && { range });
  }

  #key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || open() || this.moving.on) return;
    if (event.composedPath()[0].closest?.("input, textarea, select, [contenteditable]")) return;
    if (this.picking.on && this.picking.key(event)) return event.preventDefault();
    const act = { a: () => this.#begin(), d: () => this.#some() && this.define(), e: () => this.#here(editNote), m: () => this.#here() }[event.key];
    if (act) act();
  }

  #some() {
    return getSelection().rangeCount > 0 && !getSelection().isCollapsed;
  }

  #begin() {
    if (this.#some()) this.annotate();
    else if (this.isArticle) this.picking.begin();
  }

  #here(act) {
    const note = idOf(document.activeElement);
    if (!note) return;
    if (act) act(this.preview, note);
    else this.moving.begin(note);
  }

  /** Where words are selected, say what can be done with them. */
  #place() {
    const selection = getSelection();
    const chosen = !open() && !this.moving.on && this.isArticle && !selection.isCollapsed && selected();
    this.tip.hidden = !chosen || chosen.crosses;
    if (this.tip.hidden) return;
    const all = chosen.range.getClientRects(), last = all[all.length - 1];
    if (!last) return;
    const below = last.bottom + GAP, above = all[0].top - GAP - this.tip.offsetHeight;
    stand(this.tip, last.left, below + this.tip.offsetHeight + GAP > innerHeight ? above : below);
  }

  #over(event) {
    const shown = event.target.closest?.(NOTE);
    if (!shown || !this.isArticle || open() || this.moving.on) {
      if (event.target !== this.preview.root.host) this.tools.hidden = true;
      return;
    }
    this.note = idOf(shown);
    const fact = this.preview.page.notes.find((one) => one.id === this.note);
    if (!fact) return;
    this.retire.textContent = fact.status === "retired" ? "Publish again" : "Withdraw";
    this.shown = shown;
    this.tools.hidden = false;
    this.#beside();
  }

  /** What can be done with a note stays at its upper edge, as long as that is seen. */
  #beside() {
    if (this.tools.hidden) return;
    const box = this.shown.getBoundingClientRect();
    if (!this.shown.isConnected || box.bottom < 0 || box.top > innerHeight) this.tools.hidden = true;
    else stand(this.tools, box.right - this.tools.offsetWidth, box.top - this.tools.offsetHeight / 2);
  }

  async #retire(id) {
    const fact = this.preview.page.notes.find((one) => one.id === id);
    const answer = await this.preview.do("note-retire", { article: articleOf(this.preview), id, seen: seen(this.preview, fact) });
    this.tools.hidden = true;
    if (answer.status !== 200) return this.preview.say(answer.message);
    saved(this.preview, answer, fact.status === "retired" ? "Note published" : "Note withdrawn");
  }

  /** In the list of notes that want to be looked at, what can be done with each. */
  #strip() {
    const strip = this.preview.root.querySelector(".strip"), notes = this.preview.page?.notes || [];
    for (const row of strip.querySelectorAll(".drifted")) row.remove();
    for (const finding of strip.querySelectorAll(".finding")) {
      const { file, line } = finding.querySelector("[data-file]")?.dataset || {};
      const before = notes.filter((one) => one.file === file && one.line <= Number(line));
      const note = before.sort((one, other) => one.line - other.line).at(-1);
      if (note && DRIFTED.includes(note.state) && note.status !== "retired") finding.append(this.#row(note));
    }
  }

  #row(note) {
    const accept = async () => {
      const body = { article: articleOf(this.preview), id: note.id, seen: seen(this.preview, note) };
      const answer = await this.preview.do("note-accept", body);
      if (answer.status === 200) saved(this.preview, answer, "Note brought to its words");
      else this.preview.say(answer.message);
    };
    const isNear = note.state === "edited" || note.state === "review";
    return element("p", { class: "drifted", role: "group", "aria-label": `Note ${note.id}` },
      ...(isNear ? [this.#button("Take the new words", accept)] : []),
      this.#button("Put it elsewhere", () => this.moving.begin(note.id)),
      this.#button("Edit", () => editNote(this.preview, note.id)),
      this.#button("Withdraw", () => this.#retire(note.id)));
  }
}

/** Put a small window at a point, within what is seen. */
function stand(box, x, y) {
  box.style.left = `${Math.max(GAP, Math.min(x, document.documentElement.clientWidth - box.offsetWidth - GAP))}px`;
  box.style.top = `${Math.max(GAP, Math.min(y, innerHeight - box.offsetHeight - GAP))}px`;
}

/** The id of the note that an element stands in, or leads to. */
function idOf(node) {
  const text = node?.closest?.(NOTE)?.querySelector(".note-text");
  return (text?.id || node?.closest?.("a.note-ref")?.hash.slice(1) || "").replace(/^note-/, "");
}

/** What the file of a note was when the page was told of it. */
function seen(preview, note) {
  return preview.page.files.annotations.find((one) => one.file === note.file)?.sha256 || "";
}
