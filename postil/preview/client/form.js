/* Form: the small window in which a note or a term is written. It lies beside the text, so that one can go on reading;
   what is typed is kept in this tab until it is saved or thrown away. */

import { element } from "./html.js";

const GAP = 16;

let number = 0, shown = null;

/** The form that is open; null for none. */
export const open = () => shown;

export class Form {
  /** `id` is what its draft is kept under; `send(values)` saves and resolves to the server's answer. */
  constructor(preview, { id, title, where, send, copy, done }) {
    shown?.close();
    shown = this;
    Object.assign(this, { preview, send, copy, done, key: `postil-draft:${location.pathname}:${id}` });
    this.before = document.activeElement;
    this.controls = new Map();
    const close = this.button("×", () => this.close(), { class: "form-close", "aria-label": "Close; what you typed is kept" });
    const heading = element("h2", { id: "form-title" }, title);
    this.place = element("p", { class: "form-place" }, where);
    this.fields = element("div", { class: "form-fields" });
    this.message = element("div", { class: "form-message", role: "alert" });
    this.save = this.button("Save", () => this.submit(), { class: "form-save", title: "Ctrl+Enter" });
    this.foot = element("div", { class: "form-foot" }, this.save);
    if (copy) this.foot.append(this.button("Copy as YAML", () => this.#copy()));
    this.foot.append(this.button("Discard", () => this.discard(), { class: "form-quiet" }));
    this.element = element("div", { class: "form", role: "dialog", "aria-labelledby": "form-title" },
      element("form", {}, element("div", { class: "form-head" }, heading, close), this.place, this.fields, this.message, this.foot));
    this.element.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("input", () => this.#keep());
    preview.root.append(this.element);
  }

  button(text, act, attributes = {}) {
    const made = element("button", { type: "button", ...attributes }, text);
    made.addEventListener("click", act);
    return made;
  }

  /** A labeled control; `get` and `set` say how its value is read and put in, where that is not its `value`. */
  field(name, label, control, { hint = "", into = this.fields, get, set } = {}) {
    const id = `postil-field-${++number}`;
    const input = control.matches("input, textarea, select") ? control : control.querySelector("input");
    input.id = id;
    const help = hint ? [element("small", { id: `${id}-hint` }, hint)] : [];
    if (hint) input.setAttribute("aria-describedby", `${id}-hint`);
    const box = control.matches("[type=checkbox]");
    const caption = element("label", { for: id }, label);
    into.append(element("div", { class: box ? "field box" : "field" }, ...(box ? [control, caption] : [caption, control]), ...help));
    this.controls.set(name, {
      input,
      get: get || (() => (box ? control.checked : control.value)),
      set: set || ((value) => { if (box) control.checked = value; else control.value = value; }),
    });
    return control;
  }

  get values() {
    return Object.fromEntries([...this.controls].map(([name, control]) => [name, control.get()]));
  }

  /** Put in what is known, and over it what was typed before and not saved. */
  fill(known) {
    this.known = known;
    const kept = JSON.parse(sessionStorage.getItem(this.key) || "null");
    for (const [name, control] of this.controls) {
      const value = kept?.[name] ?? known[name];
      if (value !== undefined) control.set(value);
    }
    if (kept) this.tell("What you typed before is here again.", "quiet");
    this.element.querySelector("textarea, input")?.focus();
  }

  /** Where the form covers the words that it is about, as on a phone, scroll them to where they are seen. */
  reveal(range) {
    const words = range?.getBoundingClientRect(), box = this.element.getBoundingClientRect();
    if (words && words.right > box.left && words.left < box.right && words.bottom > box.top - GAP) {
      scrollBy({ top: words.top - Math.max(GAP, (box.top - words.height) / 2), behavior: "instant" });
    }
  }

  #keep() {
    sessionStorage.setItem(this.key, JSON.stringify(this.values));
  }

  /** Say something; `more` are nodes behind it. */
  tell(text, tone = "bad", ...more) {
    this.message.className = `form-message ${tone}`;
    this.message.replaceChildren(...(text ? [element("p", {}, text), ...more] : []));
    if (text) this.message.scrollIntoView({ block: "nearest" });
  }

  async submit() {
    if (this.save.disabled) return;
    this.save.disabled = true;
    const answer = await this.send(this.values);
    this.save.disabled = false;
    if (answer.status === 200) {
      sessionStorage.removeItem(this.key);
      this.close();
      this.done(answer);
    } else {
      this.#keep();
      this.#refused(answer);
    }
  }

  #refused(answer) {
    const wrong = (answer.findings || []).map((one) =>
      element("li", {}, `${one.message}. `, element("small", {}, [one.place, ...one.help].join(" · "))));
    const more = wrong.length ? [element("ul", {}, ...wrong)] : [];
    if (answer.status === 409 && answer.seen !== undefined) {
      more.push(this.button("Save all the same", () => { this.seen = answer.seen; this.submit(); }));
    }
    this.tell(answer.message, "bad", ...more);
    this.changed?.(answer);
    this.controls.get(answer.field)?.input.focus();
  }

  async #copy() {
    const answer = await this.copy(this.values);
    if (answer.status !== 200) return this.#refused(answer);
    try {
      await navigator.clipboard.writeText(answer.yaml);
      this.tell("Copied. Paste it into the list of the file.", "quiet");
    } catch {
      const text = element("textarea", { readonly: true, rows: "8", "aria-label": "The note as YAML" });
      text.value = answer.yaml;
      this.tell("Copy it from here:", "quiet", text);
      text.select();
    }
  }

  #key(event) {
    if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.submit();
    }
    // What is typed here is for nobody else.
    event.stopPropagation();
  }

  /** Close it; what was typed stays with the tab. */
  close() {
    if (shown !== this) return;
    shown = null;
    this.element.remove();
    this.closed?.();
    if (this.before?.isConnected) this.before.focus({ preventScroll: true });
  }

  discard() {
    sessionStorage.removeItem(this.key);
    this.close();
  }
}
