/* Writing: the forms for a new note, for a note that is there, and for a term; and what follows when they are saved. */

import { Form } from "./form.js";
import { element } from "./html.js";
import { Sources } from "./sources.js";

const QUOTE = "postil-quote", BY = "postil-by";

const sheet = new CSSStyleSheet();
sheet.replaceSync(`::highlight(${QUOTE}) { background: #ffd54a; color: #1c1c1e; }`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

/** Mark the words that a form is about, since a selection is seen no more once somebody types elsewhere. */
export function highlight(range) {
  if (range) CSS.highlights?.set(QUOTE, new Highlight(range));
  else CSS.highlights?.delete(QUOTE);
}

/** Begin a note on what was selected; on the whole article where nothing was. */
export async function newNote(preview, chosen) {
  const article = articleOf(preview), selection = chosen?.selection || null;
  const begun = await preview.do("note-begin", { article, selection, by: localStorage.getItem(BY) || "" });
  if (begun.status !== 200) return preview.say(begun.message);
  const values = (found) => ({ article, selection, ...found, seen: form.seen ?? begun.seen });
  const form = new Form(preview, {
    id: "new",
    title: selection ? "New note" : "New note on the whole briefing",
    where: begun.path,
    send: (found) => preview.do("note-save", values(found)),
    copy: (found) => preview.do("note-yaml", values(found)),
    done: (answer) => { localStorage.setItem(BY, form.values.by); saved(preview, answer, "Note saved", `ref-${answer.id}`); },
  });
  quote(form, begun);
  noteFields(form, preview, begun, true);
  highlight(chosen?.range);
  form.closed = () => highlight(null);
  getSelection().removeAllRanges();
  form.reveal(chosen?.range);
  form.fill({ kind: "context", by: begun.by || localStorage.getItem(BY) || "", id: begun.id });
}

/** Change a note that is there. */
export async function editNote(preview, id) {
  const article = articleOf(preview);
  const found = await preview.do("note-open", { article, id });
  if (found.status !== 200) return preview.say(found.message);
  const form = new Form(preview, {
    id, title: `Note ${id}`, where: `${found.path}:${found.line}`,
    send: (values) => preview.do("note-change", { article, ...values, id, seen: form.seen ?? found.seen }),
    done: (answer) => saved(preview, answer, "Note changed", `ref-${id}`),
  });
  quote(form, found);
  noteFields(form, preview, found, false);
  form.changed = async (answer) => {
    if (answer.status !== 409) return;
    const now = await preview.do("note-open", { article, id });
    if (now.note) form.message.append(element("p", {}, "There it now says:"), element("blockquote", { dir: "auto" }, now.note));
  };
  form.fill(found);
}

function quote(form, found) {
  if (!found.quote) return;
  form.fields.append(element("blockquote", { class: "form-quote", dir: "auto" },
    found.prefix ? element("span", {}, `… ${found.prefix} `) : "", element("b", {}, found.quote),
    found.suffix ? element("span", {}, ` ${found.suffix} …`) : ""));
}

function noteFields(form, preview, found, isNew) {
  const kind = element("select", {}, ...found.kinds.map(([id, label]) => element("option", { value: id }, label)));
  form.field("kind", "Kind", kind);
  const note = element("textarea", { rows: "6", dir: "auto", spellcheck: "true" });
  form.field("note", "Note", note, { hint: "Markdown" });
  rendered(form, preview, note);
  const sources = new Sources((words) => preview.do("sources", { words }));
  form.field("sources", "Sources", sources.element, { get: () => sources.value, set: (value) => { sources.value = value; } });
  const more = element("details", {}, element("summary", {}, "Title, name, author"));
  form.fields.append(more);
  form.field("title", "Title", element("input", { type: "text", dir: "auto" }), { into: more });
  if (isNew) {
    const id = element("input", { type: "text", spellcheck: "false", autocapitalize: "none" });
    form.field("id", "Id", id, { into: more, hint: "Its name in the address" });
  }
  form.field("by", "By", element("input", { type: "text", dir: "auto" }), { into: more });
  const box = element("input", { type: "checkbox" });
  if (isNew) form.field("draft", "Draft: not for readers yet", box);
  else form.field("updated", "Tell readers that it was updated", box);
  const act = form.element.querySelector.bind(form.element);
  form.element.addEventListener("invalid", () => { act("details").open = true; }, true);
}

/** A button that shows the note as it will read. */
function rendered(form, preview, note) {
  const view = element("div", { class: "rendered", dir: "auto", hidden: true });
  const button = form.button("Preview", async () => {
    if (view.hidden) {
      const answer = await preview.do("note-preview", { article: articleOf(preview), note: note.value });
      const wrong = (answer.wrong || []).map((one) => element("p", { class: "wrong" }, one));
      view.replaceChildren(answer.status === 200 ? preview.html(answer.html) : answer.message, ...wrong);
    }
    view.hidden = !view.hidden;
    note.hidden = !view.hidden;
    button.textContent = view.hidden ? "Preview" : "Write";
    if (view.hidden) note.focus();
  }, { class: "form-toggle" });
  view.addEventListener("click", (event) => event.target.closest("a") && event.preventDefault());
  note.after(view);
  note.before(button);
}

/** Define the words that were selected. */
export async function newTerm(preview, chosen) {
  const begun = await preview.do("term-begin", { words: chosen?.range.toString() || "" });
  if (begun.status !== 200) return preview.say(begun.message);
  if (begun.there) return preview.say(`The glossary has ${begun.there.term} already: content/glossary/, id ${begun.there.id}.`);
  const seen = (scheme) => form.seen ?? begun.schemes.find((one) => one.scheme === scheme)?.seen ?? "";
  const values = (found) => ({ ...found, forms: found.forms.split(","), seen: seen(found.scheme) });
  const form = new Form(preview, {
    id: "term", title: "New term", where: "content/glossary/",
    send: (found) => preview.do("term-save", values(found)),
    copy: (found) => preview.do("term-yaml", values(found)),
    done: (answer) => saved(preview, answer, "Term saved"),
  });
  form.field("term", "Term", element("input", { type: "text", dir: "auto" }), { hint: "As its entry is headed; in the singular" });
  form.field("forms", "Also written", element("input", { type: "text", dir: "auto" }), { hint: "Other words for it, with commas between" });
  form.field("short", "Meaning", element("textarea", { rows: "3", maxlength: "280", dir: "auto" }), { hint: "One sentence, 280 characters" });
  form.field("definition", "In full", element("textarea", { rows: "4", dir: "auto" }), { hint: "Markdown; may be left out" });
  const sources = new Sources((words) => preview.do("sources", { words }));
  form.field("sources", "Sources", sources.element, { get: () => sources.value, set: (value) => { sources.value = value; } });
  const schemes = element("datalist", { id: "postil-schemes" }, ...begun.schemes.map((one) => element("option", { value: one.scheme })));
  const scheme = element("input", { type: "text", list: "postil-schemes", spellcheck: "false", autocapitalize: "none" });
  form.field("scheme", "Glossary", scheme, { hint: "A new name begins a new file" }).after(schemes);
  form.field("id", "Id", element("input", { type: "text", spellcheck: "false", autocapitalize: "none" }));
  highlight(chosen?.range);
  form.closed = () => highlight(null);
  form.reveal(chosen?.range);
  form.fill({ term: begun.term, id: begun.id, scheme: begun.schemes[0]?.scheme || "terms" });
}

/** Say what was done, where, and offer the way back. */
export function saved(preview, answer, what, focus = "") {
  const undo = element("button", { type: "button" }, "Undo");
  undo.addEventListener("click", async () => preview.say((await preview.do("undo", {})).message));
  const file = [...preview.page.files.annotations, ...preview.page.files.glossaries].find((one) => one.path === answer.path);
  const where = `${answer.path}:${answer.line}`;
  const place = file ? element("span", {
    class: "finding-place", role: "button", tabindex: "0", title: "Open in your editor",
    "data-file": file.file, "data-line": String(answer.line), "data-column": "1",
  }, where) : where;
  preview.say(`${what}: `, place, " ", undo);
  document.getElementById(focus)?.focus({ preventScroll: true });
}

export const articleOf = (preview) => (preview.page?.about || "").replace(/^article:/, "");
