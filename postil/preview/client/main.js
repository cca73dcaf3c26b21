/* Main: the preview's script in an open page. Hears what changed, and lets the parts do what is to be done. */

import { exchange } from "./assets.js";
import { badge } from "./badges.js";
import { documentOf, fragmentOf } from "./html.js";
import { ask, connect } from "./live.js";
import { Page } from "./morph.js";
import { notes } from "./notes.js";
import { Panel } from "./panel.js";

const RELOADED = "postil-reloaded", AGAIN = 5000;

const version = document.querySelector('meta[name="postil-version"]');
const listeners = [];
let token = "", unready = [];

// Before everything else: the page is as it was read, since this script stands before the site's own.
const page = new Page(document.documentElement);
const scripts = scriptsOf(document);

const panel = new Panel((name, body) => preview.do(name, body));

/** What the other parts of the preview work with. */
export const preview = {
  root: panel.root,
  bar: panel.bar,
  page: null,
  do: (name, body) => ask(name, body, token),
  say: (...parts) => panel.say(...parts),
  html: fragmentOf,
  on: (event, call) => listeners.push(call),
};

const hear = {
  hello(message) {
    ({ token, unready } = message);
  },
  page(message) {
    const next = documentOf(message.html);
    if (scripts !== scriptsOf(next)) return reload();
    keepingPlace(() => page.become(next.documentElement));
    changed();
  },
  facts(message) {
    preview.page = message;
    panel.page(message);
    changed();
  },
  trouble: (message) => panel.tell(message),
  assets: (message) => exchange(message.paths),
  elsewhere: (message) => panel.elsewhere(message),
  gone: () => panel.say("This page is no more. What you see is how it last was."),
  reload,
};

function changed() {
  badge(preview.page?.notes || [], unready);
  for (const call of listeners) call(preview.page);
  document.dispatchEvent(new CustomEvent("postil:changed"));
}

/** What the site's scripts are and work with. Another one of these does its work only when the page is loaded again. */
function scriptsOf(whole) {
  const parts = whole.querySelectorAll('script:not([type="application/ld+json"]), template');
  return [...parts].map((part) => part.getAttribute("src") || part.innerHTML).join("\n");
}

function reload() {
  // A page that would reload for ever says so instead.
  const last = Number(sessionStorage.getItem(RELOADED));
  if (Date.now() - last < AGAIN) return panel.say("This page changes too often to follow. Reload it yourself.");
  sessionStorage.setItem(RELOADED, String(Date.now()));
  location.reload();
}

/** Browsers keep what is being read in its place while something above it grows; those that do not are helped. */
function keepingPlace(change) {
  if (CSS.supports("overflow-anchor", "auto")) return change();
  const read = document.elementFromPoint(innerWidth / 2, 90)?.closest("p, li, h1, h2, h3, figure, dt, dd");
  const before = read?.getBoundingClientRect().top;
  change();
  if (read?.isConnected) scrollBy({ top: read.getBoundingClientRect().top - before, behavior: "instant" });
}

notes(preview);
connect(() => version.content, (message) => hear[message.type]?.(message), (state) => panel.connected(state === "on"));
