// The page for addresses that lead nowhere.
import { base } from "../includes/base.js";

export const data = { permalink: "/404.html" };

export default ({ page }) => base({ title: "Not found", description: "Not found", url: page.url, main: "<h1>Not found</h1>" });
