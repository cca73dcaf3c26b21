// The home page: the latest briefings.
import { base, item } from "../includes/base.js";

export const data = { permalink: "/" };

export default function ({ collections, page }) {
  const main = `<h1>Ten Years</h1>\n<div class="items">\n${collections.briefings.slice(0, 12).map((one) => item(one, 2)).join("\n")}\n</div>`;
  return base({ title: "Home", description: "The latest briefings", url: page.url, main });
}
