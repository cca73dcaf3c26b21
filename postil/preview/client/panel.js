/* Panel: what the preview shows over the page: findings, notes in question, what changed elsewhere, a bar. In a shadow
   root, so that the site's style does not reach it, and its own does not reach the site. */

import { element, fragmentOf } from "./html.js";

const DISMISSED = "postil-dismissed", FOLLOW = "postil-follow", STAYS = 8000;

export class Panel {
  /** `ask(name, body)` asks the server. */
  constructor(ask) {
    this.ask = ask;
    this.host = element("postil-preview", { "data-postil": true, lang: "en", dir: "ltr" });
    this.root = this.host.attachShadow({ mode: "open" });
    this.root.append(element("link", { rel: "stylesheet", href: "/_postil/client/preview.css" }));
    this.overlay = element("section", { class: "overlay", role: "alertdialog", "aria-label": "What is wrong", hidden: true });
    this.strip = element("section", { class: "strip", "aria-label": "Notes to look at", hidden: true });
    this.said = element("div", { class: "said", role: "status" });
    this.bar = this.#bar();
    this.root.append(this.overlay, element("div", { class: "foot" }, this.said, this.strip, this.bar.element));
    this.root.addEventListener("click", (event) => this.#open(event));
    this.root.addEventListener("keydown", (event) => event.key === "Enter" && this.#open(event));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.dismiss();
    });
    document.documentElement.append(this.host);
  }

  #bar() {
    const parts = {
      state: element("span", { class: "state", title: "Connected to the preview" }, "¶"),
      badge: element("b", { class: "badge", hidden: true }),
      notes: element("button", { type: "button", hidden: true, "aria-expanded": "false" }),
      errors: element("button", { type: "button", class: "bad", hidden: true }),
      others: element("button", { type: "button", hidden: true }),
      follow: element("input", { type: "checkbox" }),
    };
    parts.follow.checked = localStorage.getItem(FOLLOW) === "yes";
    parts.follow.addEventListener("change", () => localStorage.setItem(FOLLOW, parts.follow.checked ? "yes" : "no"));
    parts.notes.addEventListener("click", () => this.#toggle());
    parts.errors.addEventListener("click", () => this.#show(this.trouble.html));
    parts.others.addEventListener("click", () => this.#show(this.trouble.others));
    const follow = element("label", { title: "Go to the page of each file you save" }, parts.follow, " follow edits");
    const tools = element("span", { class: "tools" });
    const bar = element("div", { class: "bar", role: "group", "aria-label": "Preview" },
      parts.state, parts.badge, parts.errors, parts.others, parts.notes, tools, follow);
    return { ...parts, element: bar, add: (one) => tools.append(one) };
  }

  /** Whether there is a connection. */
  connected(on) {
    this.bar.state.classList.toggle("off", !on);
    this.bar.state.title = on ? "Connected to the preview" : "The preview has ended, or is starting again";
  }

  /** What is wrong with the site. What was waved away stays away until something else is wrong. */
  tell(trouble) {
    this.trouble = trouble;
    const gone = new Set(JSON.parse(sessionStorage.getItem(DISMISSED) || "[]"));
    const fresh = trouble.keys.filter((key) => !gone.has(key));
    sessionStorage.setItem(DISMISSED, JSON.stringify(trouble.keys.filter((key) => gone.has(key))));
    count(this.bar.errors, trouble.errors, "error", "errors");
    count(this.bar.others, trouble.warnings, "warning", "warnings");
    if (fresh.length) this.#show(trouble.html, trouble.held);
    else if (!this.overlay.hidden && this.shown !== trouble.others) this.overlay.hidden = true;
  }

  #show(html, held = this.trouble.held) {
    this.shown = html;
    const close = element("button", { type: "button", class: "close", "aria-label": "Close" }, "×");
    close.addEventListener("click", () => this.dismiss());
    const stays = held.length ? [element("p", { class: "held" }, `Shown as last good: ${held.join(", ")}`)] : [];
    const findings = fragmentOf(html);
    this.#places(findings);
    this.overlay.replaceChildren(close, findings, ...stays);
    this.overlay.hidden = false;
  }

  /** Close what lies over the page. */
  dismiss() {
    if (this.overlay.hidden) return;
    this.overlay.hidden = true;
    sessionStorage.setItem(DISMISSED, JSON.stringify(this.trouble.keys));
  }

  /** What is known of the open page: whether readers get it, and which of its notes want to be looked at. */
  page(facts) {
    this.bar.badge.textContent = facts.badge;
    this.bar.badge.hidden = !facts.badge;
    count(this.bar.notes, facts.asked, "note to look at", "notes to look at");
    const strip = fragmentOf(facts.strip), heading = strip.querySelector("h2");
    if (heading) heading.textContent = this.bar.notes.textContent;
    this.#places(strip);
    this.strip.replaceChildren(strip);
    if (!facts.asked) this.#toggle(false);
  }

  #toggle(on = this.strip.hidden) {
    this.strip.hidden = !on;
    this.bar.notes.setAttribute("aria-expanded", String(on));
  }

  /** What changed is not on this page: offer the way to it, or take it. */
  elsewhere({ pages, more }) {
    if (this.bar.follow.checked) return location.assign(pages[0].href);
    const links = pages.flatMap((page, at) => [at ? ", " : "", element("a", { href: page.href }, page.title)]);
    this.say("changed: ", ...links, more ? ` and ${more} more` : "");
  }

  /** A short message that goes by itself. */
  say(...parts) {
    const message = element("p", {}, ...parts.filter(Boolean));
    this.said.replaceChildren(message);
    setTimeout(() => message.matches(":hover, :focus-within") || message.remove(), STAYS);
  }

  /** A place in a file that findings name opens in the editor. */
  #places(findings) {
    for (const place of findings.querySelectorAll("[data-file]")) {
      place.setAttribute("role", "button");
      place.tabIndex = 0;
      place.title = "Open in your editor";
    }
  }

  async #open(event) {
    const place = event.target.closest?.("[data-file]");
    if (!place) return;
    const { file, line, column } = place.dataset;
    this.say((await this.ask("open", { file, line: Number(line), column: Number(column) })).message);
  }
}

function count(button, number, one, several) {
  button.hidden = !number;
  button.textContent = `${number} ${number === 1 ? one : several}`;
}
