/* What the other scripts share. Each of them is a behavior of its own: one that fails leaves the others as they are.
   What they put on a page is cloned from its `template#kit` (parts/kit.html); what they say stands in its `#words`. */
"use strict";
const postil = (() => {
  const kit = document.getElementById("kit");
  const root = document.documentElement;
  const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");
  const plural = new Intl.PluralRules(root.lang || "en");
  const unsaved = {};
  const needed = {};
  const assets = document.currentScript.src;
  /* Nothing but a file that stands beside this one may become a script (Trusted Types). */
  const createScriptURL = (file) => new URL(file.replace(/[^\w.-]/g, ""), assets).href;
  const own = window.trustedTypes?.createPolicy("postil", { createScriptURL }) ?? { createScriptURL };

  function load(file) {
    const isSheet = file.endsWith(".css");
    const made = document.createElement(isSheet ? "link" : "script");
    if (isSheet) Object.assign(made, { rel: "stylesheet", href: createScriptURL(file) });
    else made.src = own.createScriptURL(file);
    return new Promise((done, failed) => {
      Object.assign(made, { onload: done, onerror: failed });
      document.head.append(made);
    });
  }

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
    /* The class that a passage, its numbers and its note have in common: `n4`. */
    number: ({ classList }) => [...classList].find((name) => /^n\d/.test(name)),
    annotated: () => root.dataset.level === "annotated",
    /* A link that stands in a file of assets/. */
    address: (href) => new URL(href, assets).href,
    /* Files of assets/ that few readers need, loaded when one first does. */
    need: (...files) => Promise.all(files.map((file) => (needed[file] ??= load(file)))),
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
