/* Sources: the field in which sources are chosen, completed while one types, each with a place in it. */

import { element } from "./html.js";

let number = 0;

export class Sources {
  /** `find(words)` resolves to the sources that somebody may mean. */
  constructor(find) {
    const list = `postil-sources-${++number}`;
    this.find = find;
    this.chosen = element("ul", { class: "chosen" });
    this.options = element("ul", { id: list, role: "listbox", class: "options", hidden: true, "aria-label": "Sources" });
    this.input = element("input", {
      type: "text", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list,
      autocomplete: "off", autocapitalize: "none", spellcheck: "false", placeholder: "Type a name or an id",
    });
    this.element = element("div", { class: "sources" }, this.chosen, this.input, this.options);
    this.input.addEventListener("input", () => this.#ask());
    this.input.addEventListener("focus", () => this.#ask());
    this.input.addEventListener("blur", () => this.#close());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.options.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.#choose(option.dataset.id, option.dataset.title);
    });
  }

  get value() {
    const found = [...this.chosen.children].map((one) => ({
      source: one.dataset.id, locator: one.querySelector("input").value, title: one.dataset.title,
    }));
    // An id that was typed out and not chosen is meant as well.
    const typed = this.input.value.trim();
    return typed ? [...found, { source: typed, locator: "", title: "" }] : found;
  }

  set value(sources) {
    this.chosen.replaceChildren();
    this.input.value = "";
    for (const one of sources) this.#add(one.source, one.title || "", one.locator);
  }

  #add(id, title, locator = "") {
    const where = element("input", { type: "text", "aria-label": `Place in ${id}`, placeholder: "page, article …", dir: "auto" });
    where.value = locator;
    const gone = element("button", { type: "button", "aria-label": `Take out ${id}` }, "×");
    const one = element("li", { "data-id": id, "data-title": title }, element("span", { title: title || id }, id), where, gone);
    gone.addEventListener("click", () => { one.remove(); this.#changed(); this.input.focus(); });
    this.chosen.append(one);
  }

  #choose(id, title) {
    this.input.value = "";
    if (![...this.chosen.children].some((one) => one.dataset.id === id)) this.#add(id, title);
    this.#close();
    this.#changed();
  }

  #changed() {
    this.input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  }

  async #ask() {
    const words = this.input.value.trim();
    if (!words) return this.#close();
    const { sources = [] } = await this.find(words);
    if (words !== this.input.value.trim()) return;
    this.options.replaceChildren(...sources.map((one, at) => element("li", {
      role: "option", id: `${this.options.id}-${at}`, "data-id": one.id, "data-title": one.title, "aria-selected": String(at === 0),
    }, element("b", {}, one.title), element("small", {}, [one.id, one.publisher, one.published].filter(Boolean).join(" · ")))));
    this.options.hidden = !sources.length;
    this.input.setAttribute("aria-expanded", String(sources.length > 0));
    this.#mark(0);
  }

  #mark(at) {
    const all = [...this.options.children];
    all.forEach((one, index) => one.setAttribute("aria-selected", String(index === at)));
    if (all[at]) this.input.setAttribute("aria-activedescendant", all[at].id);
    all[at]?.scrollIntoView({ block: "nearest" });
  }

  #close() {
    this.options.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  #key(event) {
    const all = [...this.options.children], at = all.findIndex((one) => one.getAttribute("aria-selected") === "true");
    if (event.key === "Backspace" && !this.input.value && this.chosen.lastChild) {
      this.chosen.lastChild.remove();
      this.#changed();
    }
    if (this.options.hidden || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.#mark((at + (event.key === "ArrowDown" ? 1 : all.length - 1)) % all.length);
    } else if ((event.key === "Enter" || event.key === "Tab") && all[at]) {
      event.preventDefault();
      this.#choose(all[at].dataset.id, all[at].dataset.title);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.#close();
    }
  }
}
