/* HTML that the preview's server sent, made into nodes. The one door for it: pages may demand Trusted Types. */

const policy = window.trustedTypes?.createPolicy("postil-preview", { createHTML: (text) => text });
const parser = new DOMParser();

/** A whole page. */
export function documentOf(text) {
  return parser.parseFromString(policy ? policy.createHTML(text) : text, "text/html");
}

/** A piece of a page. */
export function fragmentOf(text) {
  const fragment = document.createDocumentFragment();
  fragment.append(...document.adoptNode(documentOf(text).body).childNodes);
  return fragment;
}

/** An element with attributes and children, of which strings become text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== null) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}
