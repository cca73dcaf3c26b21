/* What the other scripts share. Each of them is a behavior of its own: one that fails leaves the others as they are.
   What they put on a page is cloned from its `template#kit` (parts/kit.html); what they say stands in its `#words`. */
"use strict";
const postil = (() => {
  const kit = document.getElementById("kit");
  const root = document.documentElement;
  const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");
  const plural = new Intl.PluralRules(root.lang || "en");
  const unsaved = {};

  const part = (name) => {
    const found = kit?.content.querySelector(`[data-kit=${name}]`);
    return found && document.importNode(found, true);
  };
  const status = part("status");
  if (status) document.body.append(status);

  return {
    root,
    part,
    all: (selector, within = document) => [...within.querySelectorAll(selector)],
    on: (type, act, options) => document.addEventListener(type, act, options),
    id: (id) => document.getElementById(id),
    /* `#note-clause` as an element; null where there is none. */
    target: (hash) => document.getElementById(decodeURIComponent(hash.slice(1))),
    annotated: () => root.dataset.level === "annotated",
    behavior(start) {
      try {
        start();
      } catch (error) {
        console.error(error);
      }
    },
    /* Remembered in this browser; for this page alone where the browser refuses. */
    recall(key) {
      try {
        return localStorage.getItem("postil." + key) ?? unsaved[key];
      } catch {
        return unsaved[key];
      }
    },
    keep(key, value) {
      unsaved[key] = value;
      try {
        localStorage.setItem("postil." + key, value);
      } catch {
        /* Then it holds until the reader leaves the page. */
      }
    },
    /* One of the page's words (those named `js_` in templates/words/), in the form for `count`, its blanks filled in. */
    words(name, blanks = {}) {
      const said = words[name] ?? "";
      const text = typeof said === "string" ? said : (said[plural.select(blanks.count)] ?? said.other);
      return text.replace(/\{(\w+)\}/g, (_, blank) => blanks[blank]);
    },
    /* Says something to those who listen; the same thing again is said again. */
    say(text) {
      if (status) status.textContent = status.textContent === text ? text + "\u00a0" : text;
    },
  };
})();
